package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.env.Environment;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReplicasIT extends TokenServiceTest {

    private static final int CONNECTIONS = 25;

    @Autowired
    Environment environment;

    private List<Replica> replicas = List.of();

    @BeforeEach
    void two_replicas() {
        if (replicas.isEmpty()) {
            replicas = List.of(new Replica(environment));
        }
    }

    @AfterEach
    void truelayer_is_quick_again() {
        TRUELAYER.slowness = 0;
    }

    @AfterAll
    void one_replica() {
        replicas.forEach(Replica::close);
    }

    @Test
    void callers_of_both_replicas_cause_one_refresh() throws Exception {
        Linked link = link("monzo").exchanged();
        TRUELAYER.slowness = 400;
        clock.step(Duration.ofSeconds(3570));
        var turn = new AtomicInteger();

        List<String> given = RefreshIT.atOnce(
                16, () -> link.accessTokenFrom(turn.getAndIncrement() % 2 == 0 ? http : replicas.getFirst().http));

        assertThat(given).hasSize(16).containsOnly(String.valueOf(link.grant().accessToken));
        assertThat(link.grant().calls).hasValue(2);
        assertThat(link.grant().overlaps).hasValue(0);
    }

    @Test
    void what_comes_due_at_once_is_shared_out_and_never_refreshed_twice() {
        List<Linked> links =
                Stream.generate(() -> link("sharing-bank")).limit(CONNECTIONS).toList();
        links.forEach(link -> publish(link.granted(1, link.code)));
        links.forEach(link -> Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> link.column("announced").equals("true")));
        TRUELAYER.slowness = 100;

        clock.step(Duration.ofDays(23));

        Awaitility.await()
                .atMost(LIMIT.multipliedBy(2))
                .until(() -> links.stream()
                        .allMatch(link -> link.grant().calls.get() >= 2
                                && link.column("version").equals("2")));
        assertThat(links)
                .allMatch(link ->
                        link.grant().calls.get() == 2 && link.grant().overlaps.get() == 0);
    }
}
