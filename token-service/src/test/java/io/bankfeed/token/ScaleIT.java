package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import io.bankfeed.token.store.TokenLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;

/**
 * What a million connections cost, each figure beside its limit. {@code -Dbankfeed.scale.rows=} takes another number.
 */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "bankfeed.test=scale")
class ScaleIT extends TokenServiceTest {

    private static final int ROWS = Integer.getInteger("bankfeed.scale.rows", 1_000_000);
    private static final int FEW = 10_000;
    private static final Instant NOT_SOON = Instant.now().plus(Duration.ofDays(300));

    @Autowired
    ApplicationContext context;

    @Autowired
    TokenLeases leases;

    private List<UUID> some = List.of();
    private double claimOfFew;

    @BeforeAll
    void rest() {
        new Survivor(context).rest();
    }

    @AfterAll
    void takeOver() {
        new Survivor(context).takeOver();
    }

    @Test
    @Order(1)
    void the_claim_costs_the_same_at_ten_thousand_rows_and_at_many() throws Exception {
        var tokens = new BulkTokens(context);
        tokens.add(FEW, "big-bank", NOT_SOON);
        claimOfFew = new ClaimFigures(tokens, leases).median();
        long start = System.nanoTime();
        some = tokens.add(ROWS - FEW, "big-bank", NOT_SOON);
        say("%,d connections encrypted and stored at %,.0f/s", ROWS, ROWS / seconds(start));
        double claimOfMany = new ClaimFigures(tokens, leases).median();

        say(
                "claim of 50 of %,d rows: %.2f ms; of %,d: %.2f ms; ratio %.2f",
                FEW, claimOfFew, ROWS, claimOfMany, claimOfMany / claimOfFew);
        assertThat(claimOfMany).isLessThan(5);
        assertThat(claimOfMany / claimOfFew).isLessThan(1.2);
    }

    @Test
    @Order(2)
    void lookups_from_memory_and_from_the_database() {
        double memory = lookups(some.subList(0, 1), 5_000);
        double database = lookups(some, some.size());
        say(
                "access tokens over HTTP: %,.0f/s from memory, %,.0f/s from the database (first looks, cold)",
                memory, database);
        assertThat(memory).isGreaterThan(database);
    }

    @Test
    @Order(3)
    void re_encryption_survives_a_kill_and_fails_no_read() throws Exception {
        int generation = Objects.requireNonNull(http.post()
                        .uri("/internal/v1/keys/rotations")
                        .header("Authorization", TestTokens.bearerOfService("operator", "operations"))
                        .exchange()
                        .expectStatus()
                        .isAccepted()
                        .expectBody(JsonNode.class)
                        .returnResult()
                        .getResponseBody())
                .path("generation")
                .asInt();
        double bare = BareTink.perSecond();
        long start = System.nanoTime();
        try (var first = rotating()) {
            awaitLeft(generation, ROWS * 2 / 3);
            first.kill();
        }
        say("killed with %,d of %,d connections to go", left(generation), ROWS);
        try (var second = rotating()) {
            awaitLeft(generation, 0);
            double rate = ROWS / seconds(start);
            say(
                    "re-encryption: %,.0f connections/s with two starts and a kill -9 in between; bare Tink %,.0f/s; "
                            + "ratio %.2f",
                    rate, bare, rate / bare);
            awaitFinished(second, generation);
        }
        say("finished: older generations destroyed, %,d reads meanwhile, none failed", some.size());
    }

    private ServiceProcess rotating() {
        return new ServiceProcess(
                        context.getEnvironment(),
                        "bankfeed.keys.rotation.interval=200ms",
                        "bankfeed.keys.rotation.prune-after=2s",
                        "bankfeed.keys.rotation.batch=1000")
                .awaitReady();
    }

    private void awaitLeft(int generation, long atMost) throws InterruptedException {
        for (long left = left(generation); left > atMost; left = left(generation)) {
            readSome();
            say("  %,d to go", left);
            Thread.sleep(2_000);
        }
    }

    private void awaitFinished(ServiceProcess process, int generation) throws InterruptedException {
        while (count("select count(*) as it from keys.rotation where finished_at is not null and generation = "
                        + generation)
                == 0) {
            readSome();
            Thread.sleep(2_000);
        }
        assertThat(count("select count(*) as it from keys.wrapping_key where wrapped is not null"))
                .isEqualTo(1);
        assertThat(process.log()).exists();
    }

    /** Over HTTP, as sync-service would. */
    private void readSome() {
        UUID one = some.get(ThreadLocalRandom.current().nextInt(some.size()));
        lookup(one).block(LIMIT);
    }

    private long left(int generation) {
        return count("select count(*) as it from keys.data_key where generation < " + generation);
    }

    private long count(String sql) {
        return Objects.requireNonNull(database.sql(sql)
                .map(row -> Objects.requireNonNull(row.get("it", Long.class)))
                .one()
                .block(Duration.ofSeconds(60)));
    }

    private double lookups(List<UUID> connections, int times) {
        long start = System.nanoTime();
        Flux.range(0, times)
                .flatMap(i -> lookup(connections.get(i % connections.size())), 32)
                .then()
                .block(Duration.ofMinutes(2));
        return times / seconds(start);
    }

    private Mono<Void> lookup(UUID connection) {
        return Mono.fromRunnable(() -> http.get()
                        .uri("/internal/v1/connections/" + connection + "/access-token")
                        .header("Authorization", TestTokens.bearerOfService("sync-service", "tokens:issue"))
                        .exchange()
                        .expectStatus()
                        .isOk())
                .subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())
                .then();
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }

    static void say(String line, Object... values) {
        System.out.println("SCALE " + line.formatted(values));
    }
}
