package io.bankfeed.operations;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.regex.Pattern;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Is anybody down, and does anything wait? */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        description = {
            "Tell whether each service is ready and what waits in it.",
            "Exit status 0 when all are ready, 1 when one is not."
        })
final class StatusCommand extends Operation {
    private static final List<String> TOLD = List.of(
            "bankfeed_outbox_age_seconds",
            "bankfeed_dead_letters",
            "bankfeed_refresh_overdue_seconds",
            "bankfeed_exchange_waiting_seconds",
            "bankfeed_sync_task_age_seconds",
            "bankfeed_data_age_seconds",
            "bankfeed_connections_in_time_ratio",
            "bankfeed_connections",
            "bankfeed_consents_ending",
            "bankfeed_refresh_tokens_ending",
            "bankfeed_providers_held",
            "bankfeed_call_budget_spent");
    private static final Pattern SAMPLE = Pattern.compile("(bankfeed_\\w+)(?:\\{(.*)})? (\\S+)");

    @Option(
            names = "--management-offset",
            defaultValue = "1000",
            description = "From a service's port to its management port.")
    private int offset;

    @Override
    public Integer call() {
        var ready = true;
        for (var address : List.of(at.auth, at.token, at.sync, at.webhook)) {
            ready &= tell(URI.create(address));
        }
        return ready ? 0 : 1;
    }

    private boolean tell(URI service) {
        var management = "http://" + service.getHost() + ":" + (service.getPort() + offset) + "/actuator/";
        try {
            var up = Api.open(management + "health/readiness").statusCode() == 200;
            out().printf("%-40s %s%n", service, up ? "ready" : "NOT READY");
            samples(Api.open(management + "prometheus").body())
                    .forEach((what, value) -> out().printf(Locale.ROOT, "    %-60s %,.0f%n", what, value));
            return up;
        } catch (OperationFailed gone) {
            out().printf("%-40s DOWN: %s%n", service, gone.getMessage());
            return false;
        }
    }

    private static TreeMap<String, Double> samples(String exposition) {
        var samples = new TreeMap<String, Double>();
        exposition
                .lines()
                .map(SAMPLE::matcher)
                .filter(java.util.regex.Matcher::matches)
                .forEach(sample -> {
                    if (TOLD.contains(sample.group(1))) {
                        samples.put(name(sample.group(1), sample.group(2)), Double.valueOf(sample.group(3)));
                    }
                });
        return samples;
    }

    private static String name(String meter, String labels) {
        var own = labels == null
                ? ""
                : labels.replaceAll(",?service=\"[^\"]*\"", "").replaceAll("^,", "");
        return meter.replaceFirst("bankfeed_", "") + (own.isEmpty() ? "" : " {" + own + "}");
    }
}
