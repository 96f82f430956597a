package io.bankfeed.localstack.month;

import io.bankfeed.localstack.postgres.PostgresServer;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What sync-service has still to do, and which of its accounts is which at the bank. */
final class Database implements AutoCloseable {
    private static final String BUSY = """
            select (select count(*) from sync_task
                     where state = 'ready' or state in ('planned', 'requested') and due_at <= ?)
                 + (select count(*) from synced_connection held
                     where token_state = 'usable' and next_run_at <= ?
                       and not exists (select from sync_run run
                                        where run.connection_id = held.connection_id and run.state = 'running'))
            """;
    /** A little later, so that one step is for all that is due at about the same time. */
    private static final String NEXT_DUE = """
            select min(due) from (
                select min(due_at) + interval '1 second' from sync_task where state in ('planned', 'requested')
                union all
                select min(next_run_at) + interval '4 minutes' from synced_connection held
                 where token_state = 'usable'
                   and not exists (select from sync_run run
                                    where run.connection_id = held.connection_id and run.state = 'running'))
                as dates (due)
            """;

    private static final String UNTOLD = """
            select (select count(*) from outbox where published_at is null)
                 + (select count(*) from synced_connection where published_position < feed_position)
            """;

    private static final String UNASKED = """
            select format('%s of %s', endpoint, account_id)
              from account join synced_connection held using (connection_id)
             cross join (values ('transactions'), ('pending')) as asked (endpoint)
             where shared and token_state = 'usable'
               and endpoint <> all (account.unsupported) and endpoint <> all (held.unsupported)
               and not exists (select from sync_task task join sync_run run using (sync_id)
                                where task.account_id = account.account_id and task.endpoint = asked.endpoint
                                  and task.state = 'stored' and run.started_at >= ?)
            """;

    private final Connection connection;

    Database(PostgresServer postgres) {
        try {
            connection = postgres.connect("sync", "sync");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** One account of a connection: ours, and the bank's name for it. */
    record Account(UUID accountId, String providerAccountId) {}

    long busyAt(Instant now) {
        return number(BUSY, Timestamp.from(now), Timestamp.from(now));
    }

    /** For a message that says what is stuck. */
    String unfinished() {
        try (var statement = connection.prepareStatement("""
                        select string_agg(format('%s %s due %s leased %s tries %s: %s', endpoint, state, due_at,
                                                 leased_until > now(), tries, reason), e'\\n')
                          from (select * from sync_task where state in ('planned', 'requested', 'ready')
                                 order by due_at limit 10) oldest
                        """);
                var rows = statement.executeQuery()) {
            rows.next();
            return String.valueOf(rows.getString(1));
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long underway() {
        return number("select count(*) from sync_task where state in ('planned', 'requested', 'ready')");
    }

    long inFlight() {
        return number("select count(*) from sync_task where state = 'requested'");
    }

    long running() {
        return number("select count(*) from sync_run where state = 'running'");
    }

    long runs() {
        return number("select count(*) from sync_run");
    }

    long untold() {
        return number(UNTOLD);
    }

    Optional<Instant> nextDue() {
        try (var statement = connection.prepareStatement(NEXT_DUE);
                var rows = statement.executeQuery()) {
            rows.next();
            return Optional.ofNullable(rows.getTimestamp(1)).map(Timestamp::toInstant);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /** What of shared accounts, pending or booked, was last stored in a run that began before then. */
    List<String> unaskedSince(Instant then) {
        try (var statement = connection.prepareStatement(UNASKED)) {
            statement.setTimestamp(1, Timestamp.from(then));
            var unasked = new ArrayList<String>();
            for (var rows = statement.executeQuery(); rows.next(); ) {
                unasked.add(rows.getString(1));
            }
            return unasked;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    List<Account> accounts(UUID connectionId) {
        try (var statement = connection.prepareStatement(
                "select account_id, provider_account_id from account where connection_id = ? and shared")) {
            statement.setObject(1, connectionId);
            var accounts = new ArrayList<Account>();
            for (var rows = statement.executeQuery(); rows.next(); ) {
                accounts.add(new Account(rows.getObject(1, UUID.class), rows.getString(2)));
            }
            return accounts;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    long number(String sql, Object... parameters) {
        try (var statement = connection.prepareStatement(sql)) {
            for (var at = 0; at < parameters.length; at++) {
                statement.setObject(at + 1, parameters[at]);
            }
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    @Override
    public void close() {
        try {
            connection.close();
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }
}
