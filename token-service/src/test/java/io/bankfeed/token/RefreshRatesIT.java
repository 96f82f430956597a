package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.refresh.Permits;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The rates of planned refreshes hold for all replicas together. */
class RefreshRatesIT extends TokenServiceTest {

    private static final int IN_ALL = 20;
    private static final int AT_A_BANK = 8;
    private static final Map<String, Integer> WANTED = Map.of("rate-bank-a", 2, "rate-bank-b", 5, "rate-bank-c", 6);

    @Test
    void replicas_that_all_want_more_share_what_there_is() {
        Map<String, Integer> given = new ConcurrentHashMap<>();
        long first = second();

        try (var replicas = Executors.newVirtualThreadPerTaskExecutor()) {
            IntStream.range(0, 4).forEach(replica -> replicas.execute(() -> takeForAWhile(given)));
        }

        int seconds = Math.toIntExact(second() - first + 1);
        assertThat(given.keySet()).containsExactlyInAnyOrderElementsOf(WANTED.keySet());
        assertThat(given.values()).allMatch(taken -> taken <= seconds * AT_A_BANK);
        assertThat(given.values()).allMatch(taken -> taken >= AT_A_BANK, "each gets its share of a full second");
    }

    @Test
    void what_is_left_is_given_and_no_more() {
        var permits = new Permits(database, IN_ALL, AT_A_BANK);
        long before;
        Map<String, Integer> first;
        Map<String, Integer> second;
        do {
            before = second();
            first = permits.take(Map.of("rate-bank-d", 5));
            second = permits.take(Map.of("rate-bank-d", 5));
        } while (second() != before);

        assertThat(first.values()).containsOnly(5);
        assertThat(second.values()).containsOnly(3);
    }

    private void takeForAWhile(Map<String, Integer> given) {
        var permits = new Permits(database, IN_ALL, AT_A_BANK);
        long until = System.nanoTime() + Duration.ofMillis(2_200).toNanos();
        while (System.nanoTime() < until) {
            permits.take(WANTED).forEach((bank, granted) -> given.merge(bank, granted, Integer::sum));
        }
    }

    private long second() {
        return Objects.requireNonNull(database.sql("select floor(extract(epoch from clock_timestamp()))::bigint as it")
                .map(row -> Objects.requireNonNull(row.get("it", Long.class)))
                .one()
                .block(LIMIT));
    }
}
