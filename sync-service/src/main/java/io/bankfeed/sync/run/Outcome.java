package io.bankfeed.sync.run;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * How a run went, summed up from its tasks.
 *
 * @param anyStored what it was there for: the holder's name alone is that only where nothing else could be asked for
 */
record Outcome(
        UUID syncId,
        UUID connectionId,
        String tenant,
        long consentNo,
        boolean goesOn,
        boolean anyStored,
        boolean hasToken,
        boolean listed,
        boolean dailyLimitMet,
        boolean historyComplete,
        int accounts,
        int added,
        int updated,
        int removed,
        @Nullable String reason,
        Actor actor,
        Instant dataAsOf) {

    static final String OF_RUN = """
            select run.sync_id, run.connection_id, run.consent_no, connection.tenant,
                   run.added + run.settled + run.reinstated as added, run.updated, run.removed,
                   connection.token_state = 'usable' as has_token,
                   coalesce(tasks.goes_on, false) as goes_on, coalesce(tasks.any_stored, false) as any_stored,
                   coalesce(tasks.listed, false) as listed, coalesce(tasks.daily_limit_met, false) as daily_limit_met,
                   tasks.reason, coalesce(tasks.actor, connection.token_actor) as actor,
                   coalesce(tasks.data_as_of, run.started_at) as data_as_of,
                   (select count(*) from account where account.connection_id = run.connection_id and shared)::int
                       as accounts,
                   not exists (select from coverage join account using (account_id)
                                where account.connection_id = run.connection_id and shared
                                  and coverage.state = 'open') as history_complete
              from sync_run run
              join synced_connection connection using (connection_id)
              left join lateral (
                   select bool_or(state in ('planned', 'requested', 'ready')) as goes_on,
                          bool_or(state = 'stored' and endpoint <> 'info')
                              or bool_or(state = 'stored')
                                  and bool_and(endpoint = 'info'
                                               or reason is not distinct from 'endpoint_not_supported')
                              as any_stored,
                          bool_or(state = 'stored' and endpoint in ('accounts', 'cards')) as listed,
                          bool_or(reason = 'provider_request_limit_exceeded') as daily_limit_met,
                          min(requested_at) filter (where state = 'stored') as data_as_of,
                          (array_agg(reason
                              order by (reason = 'endpoint_not_supported'), (reason like 'http%'), priority)
                              filter (where state in ('failed', 'expired')))[1] as reason,
                          (array_agg(actor
                              order by (reason = 'endpoint_not_supported'), (reason like 'http%'), priority)
                              filter (where state in ('failed', 'expired')))[1] as actor
                     from sync_task where sync_task.sync_id = run.sync_id) tasks on true
             where run.sync_id = :sync and run.state = 'running'
            """;

    static Outcome of(Readable row) {
        return new Outcome(
                required(row, "sync_id", UUID.class),
                required(row, "connection_id", UUID.class),
                text(row, "tenant"),
                required(row, "consent_no", Long.class),
                flag(row, "goes_on"),
                flag(row, "any_stored"),
                flag(row, "has_token"),
                flag(row, "listed"),
                flag(row, "daily_limit_met"),
                flag(row, "history_complete"),
                required(row, "accounts", Integer.class),
                required(row, "added", Integer.class),
                required(row, "updated", Integer.class),
                required(row, "removed", Integer.class),
                row.get("reason", String.class),
                Actor.valueOf(text(row, "actor").toUpperCase(Locale.ROOT)),
                Columns.instant(row, "data_as_of"));
    }

    String reasonOr(String otherwise) {
        return reason == null ? otherwise : reason;
    }
}
