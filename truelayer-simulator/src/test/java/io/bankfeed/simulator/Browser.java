package io.bankfeed.simulator;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.FormElement;

/** Walks the dialog as a browser without JavaScript would: reads forms, fills them in, follows redirects. */
final class Browser {
    private final Simulated simulated;
    private Simulated.Answer answer;
    private Document page;

    private Browser(Simulated simulated, Simulated.Answer answer) {
        this.simulated = simulated;
        this.answer = answer;
        this.page = Jsoup.parse(answer.body());
        follow();
    }

    static Browser open(Simulated simulated, String link) {
        return new Browser(simulated, simulated.get(link));
    }

    private void follow() {
        while (answer.header("Location").startsWith("/")) {
            answer = simulated.get(answer.header("Location"));
        }
        page = Jsoup.parse(answer.body(), simulated.base());
    }

    String title() {
        return page.title();
    }

    Document page() {
        return page;
    }

    Simulated.Answer answer() {
        return answer;
    }

    Browser submit(String form) {
        return submit(form, Map.of(), anything -> true);
    }

    Browser submit(String form, Map<String, String> filledIn) {
        return submit(form, filledIn, anything -> true);
    }

    /** Check boxes stay ticked only where wanted. */
    Browser submit(String id, Map<String, String> filledIn, Predicate<String> ticked) {
        FormElement form = (FormElement) Objects.requireNonNull(page.getElementById(id), "no form " + id);
        List<String> fields = new ArrayList<>();
        for (Element input : form.select("input")) {
            String name = input.attr("name");
            boolean box = input.attr("type").equals("checkbox");
            if (!box || ticked.test(input.attr("value"))) {
                fields.add(field(name, filledIn.getOrDefault(name, input.attr("value"))));
            }
        }
        filledIn.forEach((name, value) -> {
            if (form.select("input[name=" + name + "]").isEmpty()) {
                fields.add(field(name, value));
            }
        });
        answer = simulated.postForm(form.attr("action"), String.join("&", fields));
        follow();
        return this;
    }

    private static String field(String name, String value) {
        return name + "=" + Link.encoded(value);
    }

    Browser logIn(String user, String password) {
        return submit("login", Map.of("username", user, "password", password));
    }

    Browser agreeAs(String user, String password) {
        if (page.getElementById("branch") != null) {
            submit("branch", Map.of("branch-name", "rivage-sud"));
        }
        return submit("permissions").logIn(user, password).submit("accounts");
    }

    boolean hasLeft() {
        return answer.header("Location").startsWith(Simulated.CALLBACK);
    }

    /** What the client is told at its redirect URI. */
    Map<String, String> callback() {
        Map<String, String> fields = new HashMap<>();
        for (String field : URI.create(answer.header("Location")).getRawQuery().split("&")) {
            String[] parts = field.split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
        }
        return fields;
    }
}
