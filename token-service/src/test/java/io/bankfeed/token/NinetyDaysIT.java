package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

/**
 * Ninety days in some minutes: replicas as processes, all on one stepped clock that jumps, killed, frozen, with bank
 * outages; a tenth of the connections is asked for every six hours, the others are only kept alive. What TrueLayer's
 * stand-in wrote down is the judge. {@code -Dbankfeed.seed=} repeats a run.
 */
@Tag("proof")
@TestPropertySource(properties = "bankfeed.test=ninety-days")
class NinetyDaysIT extends TokenServiceTest {

    private static final int CONNECTIONS = Integer.getInteger("bankfeed.connections", 300);
    private static final int DAYS = Integer.getInteger("bankfeed.days", 90);
    private static final Duration STEP = Duration.ofHours(1);
    private static final int STEPS_BETWEEN_FAULTS = 60;
    private static final long SEED = Long.getLong("bankfeed.seed", System.nanoTime());

    @Autowired
    ApplicationContext context;

    private final Random random = new Random(SEED);
    private final AtomicInteger served = new AtomicInteger();
    private final AtomicInteger turnedAway = new AtomicInteger();
    private final List<String> faults = new ArrayList<>();

    @Test
    void two_replicas_keep_every_token_alive_and_never_overlap() throws Exception {
        livesThrough(2);
    }

    @Test
    void three_replicas_keep_every_token_alive_and_never_overlap() throws Exception {
        livesThrough(3);
    }

    private void livesThrough(int replicas) throws Exception {
        System.out.println("NINETY DAYS seed " + SEED + ", replicas " + replicas);
        List<Linked> links = IntStream.range(0, CONNECTIONS)
                .mapToObj(i -> link("bank-" + i % 3))
                .toList();
        links.forEach(link -> publish(link.granted(1, link.code)));
        links.forEach(link -> Awaitility.await()
                .atMost(LIMIT.multipliedBy(6))
                .ignoreExceptions()
                .until(() -> link.column("announced").equals("true")));
        var survivor = new Survivor(context);
        survivor.rest();
        List<SteppedReplica> processes = new ArrayList<>();
        try {
            for (int i = 0; i < replicas; i++) {
                processes.add(new SteppedReplica(i, clock, context.getEnvironment()));
            }
            live(links, processes);
        } finally {
            processes.forEach(SteppedReplica::close);
            survivor.takeOver();
        }
        judge(links);
    }

    private void live(List<Linked> links, List<SteppedReplica> processes) throws InterruptedException {
        long steps = Duration.ofDays(DAYS).dividedBy(STEP);
        for (long step = 1; step <= steps; step++) {
            clock.step(STEP);
            processes.forEach(SteppedReplica::tick);
            if (step % 6 == 0) {
                askForATenth(links, processes);
            }
            if (step % STEPS_BETWEEN_FAULTS == 0) {
                fault(processes);
            }
            Thread.sleep(60);
        }
    }

    private void askForATenth(List<Linked> links, List<SteppedReplica> processes) {
        List<SteppedReplica> awake =
                processes.stream().filter(process -> !process.frozen()).toList();
        IntStream.range(0, links.size() / 10).parallel().forEach(i -> {
            Linked link = links.get(i * 10);
            SteppedReplica process = awake.get(i % awake.size());
            var answer = ask(process.http(), link);
            if (answer.getStatus().value() != 200) {
                turnedAway.incrementAndGet();
                return;
            }
            served.incrementAndGet();
            JsonNode token = Objects.requireNonNull(answer.getResponseBody());
            Instant expires = Instant.parse(token.path("expires_at").asString());
            assertThat(expires)
                    .as("seed " + SEED)
                    .isAfter(clock.instant().minus(STEP).plusSeconds(59));
        });
    }

    private static org.springframework.test.web.reactive.server.EntityExchangeResult<JsonNode> ask(
            WebTestClient http, Linked link) {
        return http.get()
                .uri("/internal/v1/connections/" + link.id + "/access-token")
                .header("Authorization", TestTokens.bearerOfService("sync-service", "tokens:issue"))
                .exchange()
                .expectBody(JsonNode.class)
                .returnResult();
    }

    private void fault(List<SteppedReplica> processes) {
        SteppedReplica one = processes.get(random.nextInt(processes.size()));
        boolean othersAwake = processes.stream().anyMatch(other -> other != one && !other.frozen());
        int kind = random.nextInt(4);
        faults.add(String.valueOf(kind));
        if (kind == 0 && othersAwake && !one.frozen()) {
            one.restart();
        } else if (kind == 1 && othersAwake && !one.frozen()) {
            one.freeze();
        } else if (kind == 2) {
            one.jump(Duration.ofMinutes(random.nextInt(21) - 10L));
        } else {
            TRUELAYER.outageUntil = System.nanoTime() + Duration.ofSeconds(4).toNanos();
        }
    }

    private void judge(List<Linked> links) {
        TRUELAYER.outageUntil = 0;
        int calls = links.stream().mapToInt(link -> link.grant().calls.get()).sum();
        System.out.printf(
                "NINETY DAYS %d days, %d connections, faults %s: %d calls, %d tokens served, %d turned away%n",
                DAYS, links.size(), String.join("", faults), calls, served.get(), turnedAway.get());
        assertThat(links)
                .as("overlapping refreshes, seed " + SEED)
                .allMatch(link -> link.grant().overlaps.get() == 0);
        assertThat(links)
                .as("lost, seed " + SEED)
                .allMatch(link -> link.column("status").equals("live"));
        assertThat(links).as("the stored token is TrueLayer's, seed " + SEED).allMatch(link -> {
            link.accessToken("?newer_than=" + link.column("version"))
                    .expectStatus()
                    .isOk();
            return link.accessToken().equals(link.grant().accessToken);
        });
        assertThat(served).hasPositiveValue();
    }
}
