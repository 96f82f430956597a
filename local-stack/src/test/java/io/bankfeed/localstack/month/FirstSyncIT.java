package io.bankfeed.localstack.month;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.process.Places;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Deep history can be read for five minutes at this bank, and many users consent in the same minute. */
class FirstSyncIT {
    private static final int USERS = 50;
    private static final int SHARED_ACCOUNTS = 3;
    private static final int MONTHS = 24;
    private static final Duration WINDOW = Duration.ofMinutes(5);

    @Test
    @Tag("proof")
    void fifty_users_of_one_minute_all_have_two_years() throws Exception {
        var data = Places.findCheckout().resolve("local-stack/target/first-sync");
        try (var stack = new SyncStack(data, Map.of())) {
            stack.bank().terms("mock", Map.of("history_window", WINDOW.toString()));
            var start = Instant.now();
            List<Grant> grants = new ArrayList<>();
            for (var user = 1; user <= USERS; user++) {
                grants.add(stack.link("john" + user, "mock", true));
            }
            assertThat(Duration.between(start, Instant.now())).as("consents").isLessThan(Duration.ofMinutes(1));

            awaitAllRuns(stack);
            var took = Duration.between(start, Instant.now());

            assertThat(took).as("all of it").isLessThan(WINDOW);
            grants.forEach(grant -> coveredCompletely(stack, grant));
            var comparison = new Comparison(stack);
            grants.forEach(grant -> comparison.of(grant, SHARED_ACCOUNTS));
            System.out.printf(
                    "FirstSyncIT: %d users, %d rows, all in after %d s%n",
                    USERS, comparison.rowsCompared(), took.toSeconds());
        }
    }

    private static void awaitAllRuns(SyncStack stack) {
        try (var database = stack.database()) {
            Awaitility.await()
                    .atMost(WINDOW.plusMinutes(3))
                    .until(() -> database.runs() == USERS && database.running() == 0);
        }
    }

    private static void coveredCompletely(SyncStack stack, Grant grant) {
        var first = LocalDate.now(ZoneOffset.UTC).minusMonths(MONTHS);
        try (var database = stack.database()) {
            for (var account : database.accounts(grant.connectionId())) {
                var stretches = stack.held().coverage(account.accountId());
                assertThat(stretches)
                        .as("coverage of " + grant.user())
                        .allMatch(stretch -> stretch.path("state").asString().equals("complete"));
                assertThat(LocalDate.parse(stretches.getFirst().path("from").asString()))
                        .as("first day of " + grant.user())
                        .isBeforeOrEqualTo(first.plusDays(1));
            }
        }
    }
}
