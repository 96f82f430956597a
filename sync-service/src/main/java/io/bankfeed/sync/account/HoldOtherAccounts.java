package io.bankfeed.sync.account;

import io.bankfeed.sync.account.StoreAccounts.Listing;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Holds a connection back when the grant that renewed it shares no account with those before it: another person's bank,
 * perhaps. Judged with every list of the first run, in its transaction, so that nothing is released before; one known
 * account or card ends it, also under a later grant.
 */
@Component
class HoldOtherAccounts {

    private static final String JUDGE = """
            update synced_connection held
               set other_accounts_no = case
                       when coalesce((select bool_or(shared and account.consent_no = held.consent_no)
                                        from account
                                       where account.connection_id = held.connection_id
                                         and first_consent_no < coalesce(other_accounts_no, held.consent_no)), true)
                       then null
                       else coalesce(other_accounts_no, consent_no) end
             where connection_id = :connection and consent_no = :consent and consent_no > 1
               and other_accounts_accepted_no is distinct from consent_no
               and exists (select from sync_run run
                            where run.connection_id = held.connection_id and run.state = 'running'
                              and run.trigger = 'initial')
            """;

    private final DatabaseClient database;

    HoldOtherAccounts(DatabaseClient database) {
        this.database = database;
    }

    Mono<Void> unlessOneIsKnown(Listing listing) {
        return database.sql(JUDGE)
                .bind("connection", listing.connectionId())
                .bind("consent", listing.consentNo())
                .fetch()
                .rowsUpdated()
                .then();
    }
}
