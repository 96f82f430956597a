package io.bankfeed.simulator.control;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.RequestEntry;
import io.bankfeed.simulator.ledger.TokenEntry;
import io.bankfeed.simulator.ledger.WebhookEntry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a client must never have done, counted in one place. All zero is well. */
record LedgerChecks(Ledger ledger) {

    Map<String, Object> all() {
        List<TokenEntry> tokens = ledger.tokens().matching(any -> true);
        return Json.object(
                "codes_used_more_than_once",
                moreThanOnce(tokens),
                "overlapping_refreshes",
                tokens.stream().filter(TokenEntry::overlapped).count(),
                "refused_refreshes",
                tokens.stream()
                        .filter(entry -> entry.event().equals("refresh_token_used"))
                        .filter(entry -> !"refreshed".equals(entry.outcome()))
                        .count(),
                "calls_over_the_daily_cap",
                requests("provider_request_limit_exceeded"),
                "calls_with_a_superseded_token",
                requests("unauthorized"),
                "tasks_whose_webhook_was_never_accepted",
                unacceptedWebhooks());
    }

    private static long moreThanOnce(List<TokenEntry> tokens) {
        return tokens.stream()
                .filter(entry -> entry.event().equals("code_used"))
                .collect(Collectors.groupingBy(entry -> String.valueOf(entry.sha256()), Collectors.counting()))
                .values()
                .stream()
                .filter(uses -> uses > 1)
                .count();
    }

    private long requests(String error) {
        return ledger.requests().matching(entry -> isDataCall(entry) && error.equals(entry.error())).stream()
                .count();
    }

    private static boolean isDataCall(RequestEntry entry) {
        return entry.endpoint().startsWith("/data/");
    }

    private long unacceptedWebhooks() {
        Set<String> accepted = ids(entry -> entry.answer() != null && entry.answer() / 100 == 2);
        Set<String> sent = new HashSet<>(ids(any -> true));
        sent.removeAll(accepted);
        return sent.size();
    }

    private Set<String> ids(Function<WebhookEntry, Boolean> wanted) {
        return ledger.webhooks().matching(wanted::apply).stream()
                .map(WebhookEntry::taskId)
                .collect(Collectors.toSet());
    }
}
