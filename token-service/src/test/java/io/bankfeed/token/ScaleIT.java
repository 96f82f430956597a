package io.bankfeed.token;

import io.bankfeed.token.Figures.Limit;
import io.bankfeed.token.store.TokenLeases;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
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

/**
 * What a million connections cost, each figure beside its limit. {@code -Dbankfeed.scale.rows=} takes another number.
 */
@Tag("proof")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
@TestPropertySource(properties = "bankfeed.access.tokens-in-memory=100")
class ScaleIT extends TokenServiceTest {

    private static final int ROWS = Integer.getInteger("bankfeed.scale.rows", 1_000_000);
    private static final int FEW = 10_000;
    private static final int LOOKUPS = 5_000;
    private static final int TURNS = 3;
    private static final Instant NOT_SOON = Instant.now().plus(Duration.ofDays(300));

    @Autowired
    ApplicationContext context;

    @Autowired
    TokenLeases leases;

    private List<UUID> some = List.of();

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
        var figures = new Figures();
        var tokens = new BulkTokens(context);
        tokens.add(FEW, "big-bank", NOT_SOON);
        double ofFew = new ClaimFigures(tokens, leases, figures).medianMillis(FEW);
        long start = System.nanoTime();
        some = tokens.add(ROWS - FEW, "big-bank", NOT_SOON).subList(0, LOOKUPS);
        Figures.say("%,d connections encrypted and stored at %,.0f/s", ROWS, (ROWS - FEW) / seconds(start));
        double ofMany = new ClaimFigures(tokens, leases, figures).medianMillis(ROWS);

        figures.atMost("claim of 50 due rows of %,d".formatted(ROWS), ofMany, "ms", 5);
        figures.atMostTimes(
                "claim of 50 due rows of %,d again".formatted(ROWS),
                ofMany,
                "ms",
                new Limit("of %,d rows".formatted(FEW), ofFew),
                1.2);
        figures.assertMet();
    }

    /** In turn, so that both are measured on the same machine, and after the compiler has done with them. */
    @Test
    @Order(2)
    void lookups_from_memory_and_from_the_database() {
        var figures = new Figures();
        var lookups = Lookups.at(port());
        List<UUID> one = some.subList(0, 1);
        double firstLooks = lookups.perSecond(some, LOOKUPS);
        lookups.perSecond(one, LOOKUPS);
        double memory = 0;
        double database = 0;
        for (int turn = 0; turn < TURNS; turn++) {
            memory += lookups.perSecond(one, LOOKUPS) / TURNS;
            database += lookups.perSecond(some, LOOKUPS) / TURNS;
        }

        figures.alone("access tokens from the database, over HTTP, first looks, noted", firstLooks, "a second");
        figures.alone("access tokens from the database, over HTTP", database, "a second");
        figures.atLeast(
                "access tokens from memory, over HTTP",
                memory,
                "a second",
                new Limit("from the database", database),
                1);
        figures.assertMet();
    }

    private int port() {
        return Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port", Integer.class));
    }

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
