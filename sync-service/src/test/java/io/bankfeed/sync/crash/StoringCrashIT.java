package io.bankfeed.sync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ConsentEvent.ConsentRevoked;
import io.bankfeed.common.event.ResultEvent.ResultsReady;
import io.bankfeed.common.event.Topics;
import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.testsupport.EventLog;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed while it stores or erases: all of it is there in the end, or nothing, and once. */
class StoringCrashIT {
    @TempDir
    static Path directory;

    private static CrashedService service;

    @BeforeAll
    static void start() throws Exception {
        service = new CrashedService(directory);
    }

    @AfterAll
    static void stop() throws Exception {
        service.close();
    }

    @Test
    @Tag("proof")
    void k21_rows_half_stored_are_rolled_back_and_stored_once() throws Exception {
        UUID connection = Ids.next();
        service.customer(connection);
        try (var lock = service.lockOn("change_feed")) {
            service.granted(connection);
            service.awaitBlocked();
            service.kill();
            lock.rollback();
        }
        service.awaitNobodyBlocked();
        assertThat(service.rows(connection)).isZero();
        assertThat(service.count("change_feed", connection)).isZero();

        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
    }

    @Test
    @Tag("proof")
    void k22_what_is_stored_is_not_stored_again_when_its_events_come_again() throws Exception {
        UUID connection = Ids.next();
        Customer customer = service.customer(connection);
        var granted = service.granted(connection);
        service.awaitRun(connection);
        var requests = customer.requests(CrashedService.TRANSACTIONS).size();
        var task = (UUID) service.value("select task_ref from sync_task where endpoint = 'transactions' "
                + "and state = 'stored' and connection_id = '" + connection + "' limit 1");
        var ready = service.tell(connection, new ResultsReady(task, "succeeded", Instant.now()));

        service.kill();
        service.tellAgain(granted);
        service.tellAgain(ready);
        service.startAgain();
        var after = service.granted(Ids.next());
        service.await("select count(*) > 0 from processed_event where event_id = '" + after.id() + "'");

        service.holdsEveryRowOnce(connection);
        assertThat(service.count("sync_run", connection)).isEqualTo(1);
        assertThat(customer.requests(CrashedService.TRANSACTIONS)).hasSize(requests);
    }

    @Test
    @Tag("proof")
    void k23_what_is_known_of_days_commits_with_their_rows_or_not_at_all() throws Exception {
        UUID connection = Ids.next();
        service.customer(connection);
        try (var lock = service.lockOn("coverage")) {
            service.granted(connection);
            service.awaitBlocked();
            service.kill();
            lock.rollback();
        }
        service.awaitNobodyBlocked();
        assertThat(service.rows(connection)).isZero();
        assertThat(service.count("coverage join account using (account_id)", connection))
                .isZero();

        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
        assertThat(service.count("coverage join account using (account_id)", connection))
                .isPositive();
    }

    @Test
    @Tag("proof")
    void k24_an_erasure_that_was_cut_short_is_completed_and_told_once() throws Exception {
        UUID connection = Ids.next();
        service.customer(connection);
        service.granted(connection);
        service.awaitRun(connection);
        try (var lock = service.lockOn("outbox")) {
            service.tell(connection, new ConsentRevoked(Instant.now()));
            service.awaitBlocked();
            service.kill();
            lock.rollback();
        }
        service.awaitNobodyBlocked();

        service.startAgain();

        service.await("select count(*) = 0 from synced_connection where connection_id = '" + connection + "'");
        assertThat(service.rows(connection)).isZero();
        try (var log = new EventLog(Topics.SYNCS)) {
            var erased = EventLog.ofType("bankfeed.sync.erased.v1").and(EventLog.withKey(connection));
            assertThat(log.await(erased)).hasSize(1);
        }
    }
}
