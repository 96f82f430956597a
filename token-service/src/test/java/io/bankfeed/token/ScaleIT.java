package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import io.bankfeed.token.store.TokenLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
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
    private static final int LOOKUPS = 5_000;
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
        some = tokens.add(ROWS - FEW, "big-bank", NOT_SOON).subList(0, LOOKUPS);
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
        lookups(some.subList(0, 1), LOOKUPS);
        double memory = lookups(some.subList(0, 1), LOOKUPS);
        double database = lookups(some.subList(1, LOOKUPS), LOOKUPS - 1);
        say("access tokens over HTTP: %,.0f/s from memory, %,.0f/s from the database (first looks)", memory, database);
        assertThat(memory).isGreaterThan(database);
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
