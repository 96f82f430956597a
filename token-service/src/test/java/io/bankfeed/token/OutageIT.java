package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.store.TokenStatus;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** One bank hangs; for one that is down see {@link BacklogIT}. */
class OutageIT extends TokenServiceTest {

    private static final int CONNECTIONS = 12;

    @Test
    void a_bank_that_hangs_delays_the_tokens_of_no_other() {
        List<Linked> hanging = exchanged("hanging-bank", CONNECTIONS);
        Linked other = exchanged("quick-bank", 1).getFirst();
        hanging.forEach(link -> link.grant().slowness = 1800);

        clock.step(Duration.ofDays(23));

        Awaitility.await()
                .atMost(Duration.ofSeconds(6))
                .until(() -> other.column("version").equals("2"));
        hanging.forEach(link -> link.grant().slowness = 0);
        Awaitility.await()
                .atMost(LIMIT.multipliedBy(2))
                .until(() ->
                        hanging.stream().allMatch(link -> link.column("version").equals("2")));
    }

    @Test
    void every_status_is_accepted_by_the_schema() {
        Linked link = link("monzo").exchanged();

        assertThat(TokenStatus.values())
                .allMatch(status -> Long.valueOf(1)
                        .equals(database.sql("update token set status = :status where connection_id = :id")
                                .bind("status", status.word())
                                .bind("id", link.id)
                                .fetch()
                                .rowsUpdated()
                                .block(LIMIT)));
    }

    private List<Linked> exchanged(String bank, int count) {
        List<Linked> links = Stream.generate(() -> link(bank)).limit(count).toList();
        links.forEach(link -> publish(link.granted(1, link.code)));
        links.forEach(link -> Awaitility.await()
                .atMost(LIMIT)
                .ignoreExceptions()
                .until(() -> link.column("announced").equals("true")));
        return links;
    }
}
