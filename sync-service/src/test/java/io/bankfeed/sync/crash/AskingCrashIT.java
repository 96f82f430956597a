package io.bankfeed.sync.crash;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.bank.Customer;
import io.bankfeed.sync.bank.Customer.Webhooks;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed while it asks banks: a new process comes to the same end, and no bank is asked too often. */
class AskingCrashIT {
    private static final int CALLS_A_DAY = 4;

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
    void k13_a_call_reserved_but_never_made_is_made_later_and_no_call_too_many() throws Exception {
        UUID connection = Ids.next();
        Customer customer = service.customer(connection).withoutUser();
        service.wire().is(Wire.Mode.SWALLOWS_REQUESTS);
        service.granted(connection);
        service.await("select count(*) > 0 from call_budget where connection_id = '" + connection + "'");

        service.kill();
        service.wire().cutAndOpen();
        assertThat(customer.requests("/accounts")).isEmpty();
        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
        assertThat(customer.requests(CrashedService.TRANSACTIONS)).hasSizeLessThanOrEqualTo(CALLS_A_DAY);
        assertThat((Long) service.value("select max(calls) from (select count(*) as calls from call_budget "
                        + "where connection_id = '" + connection + "' group by account_id, endpoint) each"))
                .isLessThanOrEqualTo(CALLS_A_DAY);
    }

    @Test
    @Tag("proof")
    void k14_a_request_accepted_but_not_noted_is_asked_for_once_more_and_stored_once() throws Exception {
        UUID connection = Ids.next();
        Customer customer = service.customer(connection).withoutUser();
        service.wire().is(Wire.Mode.SWALLOWS_ANSWERS);
        service.granted(connection);
        service.awaitUntil(() -> !customer.requests("/accounts").isEmpty());

        service.kill();
        service.wire().cutAndOpen();
        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
        assertThat(customer.requests("/accounts")).hasSize(2);
    }

    @Test
    @Tag("proof")
    void k15_a_request_that_is_noted_is_not_made_a_second_time() throws Exception {
        UUID connection = Ids.next();
        Customer customer =
                service.customer(connection).webhooks(Webhooks.NEVER).keepsRunning(Integer.MAX_VALUE);
        service.granted(connection);
        service.await("select count(*) > 0 from sync_task where endpoint = 'accounts' and state = 'requested' "
                + "and connection_id = '" + connection + "'");

        service.kill();
        customer.keepsRunning(0);
        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
        assertThat(customer.requests("/accounts")).hasSize(1);
    }

    @Test
    @Tag("proof")
    void k20_results_half_read_are_read_again_and_nothing_of_the_half_is_stored() throws Exception {
        UUID connection = Ids.next();
        service.customer(connection);
        service.wire().is(Wire.Mode.STALLS_IN_LARGE_ANSWERS);
        service.granted(connection);
        service.awaitUntil(service.wire()::hasStalled);

        service.kill();
        assertThat(service.rows(connection)).isZero();
        service.wire().cutAndOpen();
        service.startAgain();

        service.awaitRun(connection);
        service.holdsEveryRowOnce(connection);
    }
}
