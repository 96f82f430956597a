package io.bankfeed.localstack.month;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** What goes wrong at the bank and on the way to it, as a seed decides. */
final class Troubles {
    private static final List<Map<String, ?>> WEBHOOKS = List.of(
            Map.of("mode", "normal"),
            Map.of("mode", "normal", "lost", 0.3, "delay_ms", 300),
            Map.of("mode", "storm", "lost", 0.2),
            Map.of("mode", "storm"),
            Map.of("mode", "off"));
    private static final List<String> ENDPOINTS = List.of("transactions", "pending", "balance", "accounts", "cards");
    private static final Map<String, List<String>> SWITCHES = Map.of(
            "unfinished_result", List.of("200", "202"),
            "failed_result", List.of("200", "original_status"),
            "webhook_status", List.of("lower_case", "capitalised"),
            "webhook_error", List.of("absent", "present"),
            "empty_list", List.of("200", "204"),
            "envelope_status", List.of("present", "absent"),
            "from_parameter", List.of("honoured", "ignored"),
            "retry_after", List.of("absent", "present"),
            "async_errors", List.of("at_once", "in_task"),
            "cap_reset", List.of("rolling", "utc_midnight"));
    private static final List<Map<String, ?>> KINDS = List.of(
            Map.of("at", "bank", "status", 503, "error", "provider_error"),
            Map.of("at", "bank", "status", 504, "error", "provider_timeout"),
            Map.of("at", "bank", "status", 429, "error", "provider_too_many_requests"),
            Map.of("at", "http", "status", 500, "error", "internal_server_error"),
            Map.of("at", "http", "status", 502, "body", "<html><h1>502 Bad Gateway</h1></html>"),
            Map.of("at", "http", "delay_ms", 1500),
            Map.of("at", "http", "transport", "reset"),
            Map.of("at", "http", "transport", "lose_answer"),
            Map.of("at", "http", "transport", "truncate"),
            Map.of("at", "http", "transport", "slow_body"),
            Map.of("at", "http", "hang", true));

    private final Bank bank;
    private final SplittableRandom random;
    private int ordered;

    Troubles(Bank bank, long seed) {
        this.bank = bank;
        this.random = new SplittableRandom(seed);
    }

    /** A day's worth: how webhooks come, which of two forms answers take, and a few failures somewhere. */
    void ofADay() {
        bank.heal();
        bank.webhooks(oneOf(WEBHOOKS));
        SWITCHES.forEach((word, values) -> bank.set(word, oneOf(values)));
        for (var count = random.nextInt(4); count > 0; count--) {
            order();
        }
    }

    private void order() {
        var fault = new LinkedHashMap<String, Object>(oneOf(KINDS));
        fault.put("endpoint", random.nextInt(5) == 0 ? "/data/v1/results" : oneOf(ENDPOINTS));
        fault.put("times", fault.containsKey("hang") ? 1 : 1 + random.nextInt(5));
        bank.fault(fault);
        ordered++;
    }

    int ordered() {
        return ordered;
    }

    boolean oneIn(int chances) {
        return random.nextInt(chances) == 0;
    }

    int millis(int most) {
        return random.nextInt(most);
    }

    private <T> T oneOf(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
