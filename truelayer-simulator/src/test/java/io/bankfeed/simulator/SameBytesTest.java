package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.simulator.json.Json;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The same seed and the same script give the same bytes: bodies and headers, tokens and ids included. */
class SameBytesTest {

    /** Everything that comes back, in order; only the HTTP date is the server's own. */
    private static List<String> script(long seed) {
        List<String> bytes = new ArrayList<>();
        try (Simulated simulated = new Simulated(seed)) {
            String state = "state=s1&state";
            Browser browser = Browser.open(
                            simulated, new Link().with("state", state).path())
                    .agreeAs("john", "doe");
            bytes.add(browser.answer().header("Location"));
            String code = Objects.requireNonNull(browser.callback().get("code"));
            Simulated.Answer tokens = Session.exchange(simulated, code);
            bytes.add(shown(tokens));
            Session session = Session.of(simulated, new Link().with("state", "two"));
            simulated.postJson(
                    "/simulator/v1/faults", Json.object("endpoint", "balance", "status", 503, "probability", 0.5));
            bytes.addAll(everything(session));
            bytes.addAll(asynchronous(simulated, session));
            simulated.advance("P20D");
            bytes.add(shown(session.refresh()));
            bytes.add(shown(session.get("/accounts/" + session.ids("accounts").getFirst() + "/transactions")));
            bytes.add(shown(session.get("/me")));
            bytes.add(simulated.get("/simulator/v1/ledger/tokens").body());
        }
        return bytes;
    }

    /** To nobody's webhook: its ledger entry tells that the task has ended, without a poll too many. */
    private static List<String> asynchronous(Simulated simulated, Session session) {
        Simulated.Answer accepted = session.get("/cards?async=true&webhook_uri=http%3A%2F%2F127.0.0.1%3A9%2Fhook");
        await().until(() -> !simulated
                .get("/simulator/v1/ledger/webhooks")
                .json()
                .path("items")
                .isEmpty());
        String results =
                URI.create(accepted.json().path("results_uri").asString("")).getPath();
        return List.of(shown(accepted), shown(session.get(results.replace("/data/v1", ""))));
    }

    private static List<String> everything(Session session) {
        List<String> bytes = new ArrayList<>();
        for (String id : session.ids("accounts")) {
            for (String part : List.of("", "/balance", "/transactions", "/transactions/pending", "/direct_debits")) {
                bytes.add(shown(session.getAttended("/accounts/" + id + part)));
            }
        }
        return bytes;
    }

    private static String shown(Simulated.Answer answer) {
        Map<String, List<String>> headers =
                new TreeMap<>(answer.response().headers().map());
        headers.remove("date");
        return answer.status() + " " + headers + " " + answer.body();
    }

    @Test
    void from_the_first_redirect_to_the_last_token() {
        List<String> first = script(42);

        assertThat(script(42)).isEqualTo(first);
        assertThat(script(43)).doesNotContainAnyElementsOf(first);
    }
}
