package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.simulator.json.Json;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultTest {
    private static final String MAIN = "/accounts/56c7b029e0f8ec5a2334fb0ffc2fface";

    private final Simulated simulated = new Simulated();

    @AfterEach
    void stop() {
        simulated.close();
    }

    private static void refused(Simulated.Answer answer, int status, String error) {
        assertThat(answer.error()).isEqualTo(error);
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void fails_every_call_of_the_users_made_for_failing() {
        Session down = Session.of(simulated, "mock", "error.provider_error", "error");
        Session locked = Session.of(simulated, "mock", "error.account_temporarily_locked", "error");

        refused(down.get("/accounts"), 503, "provider_error");
        refused(locked.get("/accounts"), 403, "account_temporarily_locked");
        assertThat(down.get("/me").status()).isEqualTo(200);
    }

    @Test
    void refuses_data_once_the_user_has_withdrawn_at_the_bank() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson("/simulator/v1/connections/1/revoke", Map.of());

        refused(session.get("/accounts"), 403, "access_denied");
        assertThat(session.refresh().error()).isEqualTo("invalid_grant");
    }

    @Test
    void fails_on_order() {
        Session session = Session.of(simulated, "mock");
        simulated.postJson(
                "/simulator/v1/faults",
                Json.object("provider", "mock", "endpoint", "balance", "status", 503, "times", 1));
        simulated.postJson(
                "/simulator/v1/faults",
                Json.object("endpoint", "/data/v1/cards", "status", 502, "body", "<html>Bad gateway</html>"));

        refused(session.get(MAIN + "/balance"), 503, "provider_error");
        assertThat(session.get(MAIN + "/balance").status()).isEqualTo(200);
        assertThat(session.get("/cards").header("Content-Type")).startsWith("text/html");
        simulated.delete("/simulator/v1/faults");
        assertThat(session.get("/cards").status()).isEqualTo(200);
    }
}
