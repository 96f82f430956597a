package io.bankfeed.localstack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.localstack.service.TrueLayer;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrueLayerTest {

    @Test
    void without_any_of_its_variables_the_simulator_is_meant() {
        assertThat(TrueLayer.ofTheEnvironment(Map.of("PATH", "/bin"))).isEmpty();
    }

    @Test
    void a_partial_setting_names_what_is_missing() {
        var partial = Map.of("TRUELAYER_AUTH_URL", "https://auth.truelayer-sandbox.com", "TRUELAYER_CLIENT_ID", "x");

        assertThatThrownBy(() -> TrueLayer.ofTheEnvironment(partial))
                .hasMessageContaining("Missing: TRUELAYER_API_URL, TRUELAYER_CLIENT_SECRET, WEBHOOK_PUBLIC_URL");
    }

    @Test
    void the_secret_is_in_no_text() {
        var complete = Map.of(
                "TRUELAYER_AUTH_URL", "https://auth.truelayer-sandbox.com",
                "TRUELAYER_API_URL", "https://api.truelayer-sandbox.com",
                "TRUELAYER_CLIENT_ID", "sandbox-x",
                "TRUELAYER_CLIENT_SECRET", "planted-secret",
                "WEBHOOK_PUBLIC_URL", "https://hooks.example.com");

        assertThat(TrueLayer.ofTheEnvironment(complete)).hasValueSatisfying(trueLayer -> {
            assertThat(trueLayer.simulated()).isFalse();
            assertThat(trueLayer.toString()).doesNotContain("planted-secret");
        });
    }
}
