package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.TestTokens;
import io.bankfeed.token.Figures.Limit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/**
 * A rotation over very many connections while some of them are refreshed and read all the time, with a kill -9 in the
 * middle. {@code -Dbankfeed.scale.rows=} takes another number.
 */
@Tag("proof")
@TestPropertySource(properties = "bankfeed.test=reencryption")
class ReencryptionIT extends TokenServiceTest {

    private static final int ROWS = Integer.getInteger("bankfeed.scale.rows", 1_000_000);
    private static final int BUSY = 300;
    private static final int READ_AT_A_LOOK = 20;
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);
    // counting many rows costs what is measured
    private static final int COUNT_AT_EVERY = ROWS > 200_000 ? 5 : 1;
    private static final Duration LONGEST = Duration.ofMinutes(15);

    @Autowired
    ApplicationContext context;

    private final SimulatorProcess simulator = new SimulatorProcess();
    private final TokenLedger ledger = new TokenLedger(simulator, "none");
    private final Figures figures = new Figures();
    private List<UUID> busy = List.of();
    private @Nullable Replica reader;
    private int reads;
    private int looks;

    @Test
    void a_rotation_survives_a_kill_and_fails_no_read() throws Exception {
        new Survivor(context).rest();
        new BulkTokens(context).add(ROWS, "big-bank", Instant.now().plus(Duration.ofDays(300)));
        var members = new SimulatedFleet(simulator, ledger).link(BUSY, Instant.now());
        busy = SimulatedFleet.store(members, context);
        long left = ROWS + BUSY;
        reader = new Replica(context.getEnvironment(), settings("bankfeed.keys.rotation.interval=1h"));
        double bare = BareTink.perSecond();
        int generation = beginRotation();
        long start = System.nanoTime();
        try (var first = rotating()) {
            awaitLeft(generation, left * 2 / 3);
            first.kill();
        }
        Figures.say("killed with %,d of %,d connections to go", left(generation), left);
        try (var second = rotating()) {
            bySecond(generation, bare);
            figures.beside(
                    "connections re-encrypted, with a kill -9 and a second start",
                    left / seconds(start),
                    "a second",
                    new Limit("bare Tink", bare));
            awaitFinished(generation);
            Awaitility.await("see " + second.log())
                    .atMost(LIMIT)
                    .until(() -> count("select count(*) as it from token where next_refresh_at <= now()") == 0);
        }
        judge(members);
    }

    /** Without the time in which processes start. */
    private void bySecond(int generation, double bare) {
        long left = left(generation);
        long start = System.nanoTime();
        awaitLeft(generation, 0);
        figures.beside(
                "connections re-encrypted by the second process, once it was up",
                left / seconds(start),
                "a second",
                new Limit("bare Tink", bare));
    }

    @AfterEach
    void end() {
        if (reader != null) {
            reader.close();
        }
        simulator.close();
    }

    private int beginRotation() {
        return Objects.requireNonNull(http.post()
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
    }

    private ServiceProcess rotating() {
        return ServiceProcess.measured(context.getEnvironment(), settings("bankfeed.keys.rotation.interval=200ms"))
                .awaitReady();
    }

    private String[] settings(String own) {
        return new String[] {
            own,
            "bankfeed.truelayer.auth-url=" + simulator.url(),
            "bankfeed.truelayer.api-url=" + simulator.url(),
            "bankfeed.refresh.work.interval=200ms",
            "bankfeed.keys.cached-for=1s",
            "bankfeed.keys.rotation.prune-after=10s",
            "bankfeed.keys.rotation.batch=1000"
        };
    }

    private void awaitLeft(int generation, long atMost) {
        underLoad(() -> looks++ % COUNT_AT_EVERY == 0 && noMoreThan(atMost, generation));
    }

    private boolean noMoreThan(long atMost, int generation) {
        long left = left(generation);
        Figures.say("  %,d to go", left);
        return left <= atMost;
    }

    private void awaitFinished(int generation) {
        String finished = "select count(*) as it from keys.rotation where finished_at is not null and generation = ";
        underLoad(() -> count(finished + generation) > 0);
        assertThat(count("select count(*) as it from keys.wrapping_key where wrapped is not null"))
                .isEqualTo(1);
    }

    /** Until then, some are read and all that are busy refreshed, again and again. */
    private void underLoad(BooleanSupplier done) {
        Awaitility.await().pollInterval(LOOK_EVERY).atMost(LONGEST).until(() -> {
            readSome();
            refreshSome();
            return done.getAsBoolean();
        });
    }

    /** Over HTTP, as sync-service would, of a replica that has no part in the rotation. */
    private void readSome() {
        IntStream.range(0, READ_AT_A_LOOK)
                .forEach(i -> accessToken(busy.get((reads + i * busy.size() / READ_AT_A_LOOK) % busy.size())));
        reads += READ_AT_A_LOOK;
    }

    private void refreshSome() {
        database.sql("update token set next_refresh_at = now() where provider_id <> 'big-bank'")
                .then()
                .block(LIMIT);
    }

    private void judge(List<SimulatedFleet.Member> members) {
        ledger.read();
        ledger.noneOverlapped();
        ledger.noneRefused();
        IntStream.range(0, BUSY).forEach(i -> ledger.isNewest(members.get(i).connection(), accessToken(busy.get(i))));
        Figures.say(
                "finished: older generations destroyed; %,d reads and %,d refreshes meanwhile, none failed",
                reads, ledger.refreshes());
    }

    private String accessToken(UUID connection) {
        return Objects.requireNonNull(reader).accessToken(connection);
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

    private static double seconds(long since) {
        return (System.nanoTime() - since) / 1e9;
    }
}
