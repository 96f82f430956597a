package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.store.ClaimPlan;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.TokenLeases;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import reactor.core.publisher.Flux;

/** What a claim of fifty due rows costs among all others, and what a row takes. */
record ClaimFigures(BulkTokens tokens, TokenLeases leases, Figures figures) {

    private static final int WARM_UP = 200;
    private static final int MEASURED = 301;

    /** Median of many, in milliseconds; the plan is printed once. */
    double medianMillis(int rows) throws SQLException {
        try (Connection connection = tokens.open();
                var statement = connection.createStatement()) {
            statement.execute("vacuum analyze token");
            statement.execute("update token set next_refresh_at = now() - interval '1 minute' where connection_id in "
                    + "(select connection_id from token limit 50)");
            print(statement);
            try (var size = statement.executeQuery(
                    "select pg_total_relation_size('token') / count(*), pg_total_relation_size('keys.data_key') / "
                            + "count(*) from token")) {
                size.next();
                figures.alone("bytes a connection of %,d, indexes included".formatted(rows), size.getLong(1), "bytes");
                figures.alone("bytes of its key, of %,d".formatted(rows), size.getLong(2), "bytes");
            }
        }
        for (int i = 0; i < WARM_UP; i++) {
            claimInMillis();
        }
        return IntStream.range(0, MEASURED)
                .mapToDouble(i -> claimInMillis())
                .sorted()
                .skip(MEASURED / 2)
                .findFirst()
                .orElseThrow();
    }

    private double claimInMillis() {
        long start = System.nanoTime();
        List<LeasedToken> held = leases.claimDue(Map.of("big-bank", 50), Instant.now(), Duration.ofSeconds(30))
                .collectList()
                .block(TokenServiceTest.LIMIT);
        double took = (System.nanoTime() - start) / 1e6;
        assertThat(held).hasSize(50);
        Flux.fromIterable(Objects.requireNonNull(held))
                .concatMap(leases::release)
                .then()
                .block(TokenServiceTest.LIMIT);
        return took;
    }

    private static void print(Statement statement) throws SQLException {
        statement.execute("begin");
        try (var plan = statement.executeQuery(ClaimPlan.explained("big-bank"))) {
            while (plan.next()) {
                Figures.say("  %s", plan.getString(1));
            }
        }
        statement.execute("rollback");
    }
}
