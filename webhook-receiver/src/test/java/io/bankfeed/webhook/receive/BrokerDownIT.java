package io.bankfeed.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.CapabilityKeysInitializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Port 1 of loopback: nobody listens there. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.kafka.bootstrap-servers=127.0.0.1:1",
            "management.server.port=0",
            "BANKFEED_TENANTS_FILE=../config/tenants.yml",
            "logging.level.org.apache.kafka=error"
        })
@ExtendWith(OutputCaptureExtension.class)
@ContextConfiguration(initializers = CapabilityKeysInitializer.class)
class BrokerDownIT {

    @Autowired
    MeterRegistry meters;

    @Value("${local.server.port}")
    int port;

    /** The context is this test's own: nothing has failed in it before. */
    @Test
    void no_delivery_is_accepted_without_the_brokers_ack_and_one_line_says_so(CapturedOutput log) {
        deliver();
        deliver();
        deliver();

        assertThat(meters.get("bankfeed.webhook.deliveries")
                        .tag("outcome", "broker_unavailable")
                        .counter()
                        .count())
                .isEqualTo(3);
        assertThat(log.getAll().lines().filter(line -> line.contains("broker_unavailable")))
                .hasSize(1);
        assertThat(log.getAll()).doesNotContain("Exception thrown when sending", "\tat ");
    }

    private void deliver() {
        WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build()
                .post()
                .uri("/webhooks/truelayer/{c}", CapabilityKeys.forTask(UUID.randomUUID(), UUID.randomUUID()))
                .bodyValue("{}")
                .exchange()
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .valueEquals("Retry-After", "10")
                .expectBody()
                .isEmpty();
    }
}
