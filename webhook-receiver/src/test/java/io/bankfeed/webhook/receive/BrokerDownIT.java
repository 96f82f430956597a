package io.bankfeed.webhook.receive;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.webhook.CapabilityKeys;
import io.bankfeed.webhook.CapabilityKeysInitializer;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
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
@ContextConfiguration(initializers = CapabilityKeysInitializer.class)
class BrokerDownIT {

    @Autowired
    MeterRegistry meters;

    @Test
    void a_delivery_is_never_accepted_without_the_brokers_ack(@Value("${local.server.port}") int port) {
        WebTestClient truelayer = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(Duration.ofSeconds(20))
                .build();

        truelayer
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
        assertThat(meters.get("bankfeed.webhook.deliveries")
                        .tag("outcome", "broker_unavailable")
                        .counter()
                        .count())
                .isEqualTo(1);
    }
}
