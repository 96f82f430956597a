package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.Figures.Limit;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.DoubleSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Refreshes a second against the simulator, beside bare calls of it with one UPDATE each, equally many at a time. */
@Tag("proof")
@TestPropertySource(properties = "bankfeed.test=throughput")
class RefreshThroughputIT extends TokenServiceTest {

    private static final int CONNECTIONS = Integer.getInteger("bankfeed.connections", 10_000);
    private static final int AT_ONCE = 32;
    /** Of the calls and of the service alike: on two cores the compiler needs a minute for a whole service. */
    private static final int WARM_UP_ROUNDS = 4;

    private static final double SHARE = 0.6;

    @Autowired
    ApplicationContext context;

    private final Figures figures = new Figures();
    private Pace pace;

    @BeforeEach
    void rest() {
        new Survivor(context).rest();
        pace = new Pace(database, clock, LIMIT);
    }

    @Test
    void refreshes_a_second_beside_bare_calls_and_updates() throws Exception {
        try (var simulator = new SimulatorProcess()) {
            var ledger = new TokenLedger(simulator, "none");
            List<SimulatedFleet.Member> members =
                    new SimulatedFleet(simulator, ledger).link(CONNECTIONS, clock.instant());
            List<UUID> ids = SimulatedFleet.store(members, context);
            double limit = settled(() -> bare(simulator, members, ids), ledger);
            double rate = refreshed(simulator, ledger);
            figures.atLeast("refreshes", rate, "a second", new Limit("bare calls and updates", limit), SHARE);
            ledger.noneOverlapped();
            figures.assertMet();
        }
    }

    private double refreshed(SimulatorProcess simulator, TokenLedger ledger) {
        try (var service = service(simulator)) {
            assertThat(service).isNotNull();
            return settled(this::round, ledger);
        }
    }

    /** What the last of the rounds made. The simulator forgets what is not read for long. */
    private static double settled(DoubleSupplier round, TokenLedger ledger) {
        double rate = 0;
        for (int done = 0; done <= WARM_UP_ROUNDS; done++) {
            rate = round.getAsDouble();
            ledger.read();
        }
        return rate;
    }

    private double round() {
        due(CONNECTIONS);
        long start = System.nanoTime();
        awaitNoneDue();
        return CONNECTIONS / seconds(start);
    }

    private Replica service(SimulatorProcess simulator) {
        return new Replica(
                context.getEnvironment(),
                "bankfeed.truelayer.auth-url=" + simulator.url(),
                "bankfeed.truelayer.api-url=" + simulator.url(),
                "bankfeed.keys.cached-for=1s", // a connection's key is long out of memory when its refresh is due
                "bankfeed.refresh.work.interval=20ms",
                "bankfeed.refresh.work.concurrency=" + AT_ONCE,
                "bankfeed.refresh.work.per-provider=" + AT_ONCE,
                "bankfeed.refresh.work.per-second=100000",
                "bankfeed.refresh.work.per-second-and-provider=100000");
    }

    private double bare(SimulatorProcess simulator, List<SimulatedFleet.Member> members, List<UUID> ids) {
        WebClient http = WebClient.create(simulator.url());
        long start = System.nanoTime();
        Flux.range(0, members.size())
                .flatMap(i -> call(http, members.get(i)).flatMap(body -> update(ids.get(i), body)), AT_ONCE)
                .then()
                .block(Duration.ofMinutes(2));
        return members.size() / seconds(start);
    }

    private static Mono<String> call(WebClient http, SimulatedFleet.Member member) {
        return http.post()
                .uri("/connect/token")
                .body(BodyInserters.fromFormData("grant_type", "refresh_token")
                        .with("client_id", FakeTrueLayer.CLIENT_ID)
                        .with("client_secret", FakeTrueLayer.CLIENT_SECRET)
                        .with(
                                "refresh_token",
                                member.tokens().path("refresh_token").asString()))
                .retrieve()
                .bodyToMono(String.class);
    }

    /** Of a column that no index has and that the service never reads meanwhile. */
    private Mono<Long> update(UUID connection, String body) {
        return database.sql("update token set candidate_access_token = :bytes where connection_id = :id")
                .bind("bytes", body.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .bind("id", connection)
                .fetch()
                .rowsUpdated();
    }

    private void due(int rows) {
        database.sql("update token set candidate_access_token = null, next_refresh_at = :now")
                .bind("now", clock.instant())
                .fetch()
                .rowsUpdated()
                .as(updated -> assertThat(updated.block(LIMIT)).isEqualTo(rows));
    }

    /** Seldom enough that counting costs the service nothing. */
    private void awaitNoneDue() {
        Awaitility.await()
                .pollInterval(Duration.ofMillis(250))
                .atMost(Duration.ofMinutes(5))
                .until(() -> pace.due() == 0);
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
