package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** One trace from the callback to the stored rows: over outbox, topics, due rows and the calls to the bank. */
@Order(2)
class TraceIT {

    private static final String TRACE_ID = "split_part(traceparent, '-', 2)";
    private static final String OF_CALLBACK =
            "select distinct " + TRACE_ID + " from outbox where topic = 'bankfeed.consents' and record_key = ?"
                    + " and headers like '%consent.granted%'";
    private static final String OF_EXCHANGE =
            "select distinct " + TRACE_ID + " from outbox where topic = 'bankfeed.tokens' and record_key = ?"
                    + " and headers like '%token.refreshed%'";
    private static final String OF_STORED_TASKS =
            "select distinct " + TRACE_ID + " from sync_task where state = 'stored' and connection_id = ?::uuid";

    @Test
    void the_callbacks_trace_goes_on_to_the_last_stored_task() throws SQLException {
        LocalStack stack = SharedStack.get();
        var demo = new Tenant("demo", stack);
        var link = Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john("ob-monzo"));
        new Arrival(demo, Duration.ofSeconds(90)).await(link, state -> {});

        var callback = traceIds(stack, "auth", OF_CALLBACK, link);

        assertThat(callback).hasSize(1).allMatch(id -> id.matches("[0-9a-f]{32}"));
        assertThat(traceIds(stack, "token", OF_EXCHANGE, link)).isEqualTo(callback);
        assertThat(traceIds(stack, "sync", OF_STORED_TASKS, link)).isEqualTo(callback);
    }

    private static Set<String> traceIds(LocalStack stack, String database, String sql, Link link) throws SQLException {
        try (var connection = stack.postgres().connect(database, database);
                var query = connection.prepareStatement(sql)) {
            query.setString(1, link.connectionId());
            var rows = query.executeQuery();
            var ids = new HashSet<String>();
            while (rows.next()) {
                ids.add(String.valueOf(rows.getString(1)));
            }
            return ids;
        }
    }
}
