package io.bankfeed.deployment;

import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** What dashboards and alerts ask Prometheus. */
final class Queries {
    private static final Set<String> WORDS = Set.of(
            "sum",
            "max",
            "min",
            "avg",
            "count",
            "topk",
            "rate",
            "increase",
            "by",
            "unless",
            "or",
            "and",
            "offset",
            "vector",
            "histogram_quantile",
            "on",
            "ignoring",
            "without");
    private static final Pattern NAME = Pattern.compile("[a-zA-Z_:][a-zA-Z0-9_:]*");

    private Queries() {}

    /** By where they stand. Those over recorded series are left out: the records themselves are in. */
    static TreeMap<String, String> all() {
        var queries = new TreeMap<String, String>();
        for (var file : Checkout.files("docs/dashboards", ".json")) {
            var dashboard = Checkout.json("docs/dashboards/" + file.getFileName());
            for (var panel : dashboard.path("panels")) {
                for (var target : panel.path("targets")) {
                    queries.put(
                            file.getFileName() + ": " + panel.path("title").asText() + " "
                                    + target.path("refId").asText(),
                            target.path("expr").asText());
                }
            }
        }
        for (var group : Checkout.yaml("deploy/prometheus/rules/bankfeed.yml").path("groups")) {
            for (var rule : group.path("rules")) {
                var expression = rule.path("expr").asText();
                if (!expression.contains("service:")) {
                    queries.put(
                            "alert "
                                    + rule.path("alert")
                                            .asText(rule.path("record").asText()),
                            expression);
                }
            }
        }
        return queries;
    }

    /** The metrics of a query: names that are no function, no keyword and no label. */
    static Set<String> metrics(String query) {
        var bare = query.replaceAll("\\{[^}]*}", " ")
                .replaceAll("\\b(by|without|on|ignoring)\\s*\\([^)]*\\)", " ")
                .replaceAll("\\[[^\\]]*]", " ")
                .replaceAll("offset\\s+\\w+", " ");
        var names = new TreeSet<String>();
        NAME.matcher(bare)
                .results()
                .map(java.util.regex.MatchResult::group)
                .filter(name -> !WORDS.contains(name))
                .forEach(names::add);
        return names;
    }
}
