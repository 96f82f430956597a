package io.bankfeed.sync.run;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.SyncEvent.AccountsCompared;
import io.r2dbc.spi.Readable;
import java.util.List;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a renewal did to the accounts: came back, new, no longer shared. */
@Component
class ComparedAccounts {

    private static final String COMPARED = """
            select coalesce(array_agg(account_id) filter (where shared and first_seen_at < started_at), '{}')
                       as came_back,
                   coalesce(array_agg(account_id) filter (where shared and first_seen_at >= started_at), '{}')
                       as added,
                   coalesce(array_agg(account_id) filter (where not shared and unshared_at >= started_at), '{}')
                       as no_longer_shared,
                   coalesce(bool_or(other_accounts_no is not null), false) as held
              from account join sync_run using (connection_id) join synced_connection using (connection_id)
             where sync_id = :sync
            """;
    private static final String LISTED_BY_INITIAL = """
            select trigger = 'initial' and consent_no > 1 as renewed from sync_run where sync_id = :sync
            """;

    private final DatabaseClient database;

    ComparedAccounts(DatabaseClient database) {
        this.database = database;
    }

    /** Empty unless the run is the first under a grant that followed another, and listed the accounts. */
    Mono<AccountsCompared> afterRenewal(Outcome outcome) {
        return Mono.just(outcome)
                .filter(Outcome::listed)
                .flatMap(listed -> database.sql(LISTED_BY_INITIAL)
                        .bind("sync", outcome.syncId())
                        .map(row -> Columns.flag(row, "renewed"))
                        .one())
                .filter(renewed -> renewed)
                .flatMap(renewed -> database.sql(COMPARED)
                        .bind("sync", outcome.syncId())
                        .map(ComparedAccounts::read)
                        .one());
    }

    private static AccountsCompared read(Readable row) {
        return new AccountsCompared(
                ids(row, "came_back"), ids(row, "added"), ids(row, "no_longer_shared"), Columns.flag(row, "held"));
    }

    private static List<UUID> ids(Readable row, String column) {
        return List.of(Columns.required(row, column, UUID[].class));
    }
}
