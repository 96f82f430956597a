package io.bankfeed.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScenarioTest {
    @TempDir
    Path folder;

    private Path file(String steps) throws IOException {
        return Files.writeString(folder.resolve("scenario.json"), "{\"steps\":[" + steps + "]}");
    }

    @Test
    void sets_the_scene_before_the_first_request_and_changes_it_as_time_goes_on() throws IOException {
        Path scenario = file("""
            {"after": "P1D", "method": "POST", "path": "/faults", "body": {"endpoint": "/data/v1/me", "status": 503}},
            {"path": "/switches", "body": {"refresh_rotation": "on"}},
            {"method": "POST", "path": "/connections", "body": {"provider_id": "ob-harbour", "user": "john7"}}
            """);
        try (Simulated simulated = new Simulated(1, Optional.of(scenario))) {
            assertThat(simulated
                            .get("/simulator/v1/switches")
                            .json()
                            .path("refresh_rotation")
                            .asString(""))
                    .isEqualTo("on");
            assertThat(simulated
                            .get("/simulator/v1/ledger/connections/1")
                            .json()
                            .path("user")
                            .asString(""))
                    .isEqualTo("john7");
            assertThat(simulated.get("/simulator/v1/faults").json()).isEmpty();

            simulated.advance("P1D");

            await().until(() -> simulated.get("/simulator/v1/faults").json().size() == 1);
        }
    }

    @Test
    void stops_the_start_when_a_step_is_refused_or_the_file_is_not_one() throws IOException {
        Path wrong = file("{\"path\": \"/switches\", \"body\": {\"no_such_switch\": \"on\"}}");
        assertThatThrownBy(() -> new Simulated(1, Optional.of(wrong)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PUT /switches")
                .hasMessageContaining("400");

        Path none = Files.writeString(folder.resolve("none.json"), "{}");
        assertThatThrownBy(() -> new Simulated(1, Optional.of(none))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Simulated(1, Optional.of(folder.resolve("missing.json"))))
                .hasMessageContaining("missing.json");
    }
}
