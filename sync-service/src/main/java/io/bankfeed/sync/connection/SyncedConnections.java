package io.bankfeed.sync.connection;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.TokenEvent.TokenRefreshed;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Connections as far as syncing goes. */
@Repository
public class SyncedConnections {

    /** Should the word of a bank's recovery be lost. */
    private static final Duration UNHEALTHY_AT_MOST = Duration.ofHours(6);

    private static final String LOCK = "select * from synced_connection where connection_id = :connection for update";
    private static final String GRANTED = """
            insert into synced_connection
                   (connection_id, tenant, consent_no, provider_id, provider_display_name, credentials_id, scopes,
                    token_state, token_version, granted_at, consent_expires_at, attended_until)
            values (:connection, :tenant, :consent, :provider, :name, :credentials, :scopes,
                    'usable', :version, :granted, :expires, :attended)
            on conflict (connection_id) do update
               set consent_no = excluded.consent_no, provider_id = excluded.provider_id,
                   provider_display_name = excluded.provider_display_name, credentials_id = excluded.credentials_id,
                   scopes = excluded.scopes, token_state = 'usable', token_reason = null, token_actor = 'nobody',
                   token_version = excluded.token_version,
                   granted_at = excluded.granted_at, consent_expires_at = excluded.consent_expires_at,
                   attended_until = excluded.attended_until, unsupported = '{}'
            """;
    private static final String REFRESHED = """
            update synced_connection
               set token_state = 'usable', token_reason = null, token_actor = 'nobody', token_version = :version,
                   next_run_at = case when token_state = 'usable' then next_run_at else :now end
             where connection_id = :connection and token_version < :version
            """;
    private static final String LOST = """
            update synced_connection set token_state = 'lost', token_reason = :reason, token_actor = :actor,
                                         next_run_at = null
             where connection_id = :connection
            """;
    private static final String CONFIRMED = """
            insert into synced_connection as held (connection_id, tenant, consent_no, confirmed_at)
            values (:connection, :tenant, :consent, :confirmed)
            on conflict (connection_id) do update set confirmed_at = coalesce(held.confirmed_at, excluded.confirmed_at)
            """;
    private static final String ACCEPTED = """
            update synced_connection set other_accounts_no = null, other_accounts_accepted_no = consent_no
             where connection_id = :connection and consent_no = :consent
            """;
    private static final String LACKS = """
            update synced_connection set unsupported = array_append(unsupported, :endpoint)
             where connection_id = :connection and not :endpoint = any(unsupported)
            """;
    private static final String DUE = """
            select * from synced_connection connection
             where token_state = 'usable' and next_run_at <= :now
               and not exists (select from sync_run run
                                where run.connection_id = connection.connection_id and run.state = 'running')
               and not exists (select from bank_health health
                                where health.provider_id = connection.provider_id and not healthy
                                  and updated_at > :believed)
             order by next_run_at limit 20 for update skip locked
            """;

    private final DatabaseClient database;

    SyncedConnections(DatabaseClient database) {
        this.database = database;
    }

    /** Holds the connection until the transaction ends; empty: it is erased. */
    public Mono<SyncedConnection> lock(UUID connectionId) {
        return database.sql(LOCK)
                .bind("connection", connectionId)
                .map(SyncedConnections::connection)
                .one();
    }

    /** Held, with their routine run due, none under way, and a bank that is said to be well. */
    public Flux<SyncedConnection> lockDue(Instant now) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("believed", now.minus(UNHEALTHY_AT_MOST))
                .map(SyncedConnections::connection)
                .all();
    }

    public Mono<Void> granted(EventEnvelope<?> event, TokenRefreshed tokens) {
        var insert = database.sql(GRANTED)
                .bind("connection", event.connectionId())
                .bind("tenant", event.tenant())
                .bind("consent", event.consentNo())
                .bind("provider", tokens.providerId())
                .bind("credentials", tokens.credentialsId())
                .bind("scopes", tokens.scopes().toArray(String[]::new))
                .bind("version", tokens.tokenVersion())
                .bind("granted", tokens.grantedAt());
        insert = Bindings.bind(insert, "name", tokens.providerDisplayName(), String.class);
        insert = Bindings.bind(insert, "expires", tokens.consentExpiresAt(), Instant.class);
        insert = Bindings.bind(insert, "attended", tokens.attendedUntil(), Instant.class);
        return insert.fetch().rowsUpdated().then();
    }

    public Mono<Void> refreshed(UUID connectionId, long tokenVersion, Instant now) {
        return database.sql(REFRESHED)
                .bind("connection", connectionId)
                .bind("version", tokenVersion)
                .bind("now", now)
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> tokenLost(UUID connectionId, String reason, Actor actor) {
        return database.sql(LOST)
                .bind("connection", connectionId)
                .bind("reason", reason)
                .bind("actor", actor.name().toLowerCase(Locale.ROOT))
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** May come before the first tokens do: there is no order between topics. */
    public Mono<Void> confirmed(EventEnvelope<?> event, Instant confirmedAt) {
        return database.sql(CONFIRMED)
                .bind("connection", event.connectionId())
                .bind("tenant", event.tenant())
                .bind("consent", event.consentNo())
                .bind("confirmed", confirmedAt)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The tenant takes the accounts of this grant for its user's. */
    public Mono<Void> otherAccountsAccepted(EventEnvelope<?> event) {
        return database.sql(ACCEPTED)
                .bind("connection", event.connectionId())
                .bind("consent", event.consentNo())
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> lacks(UUID connectionId, String endpoint) {
        return database.sql(LACKS)
                .bind("connection", connectionId)
                .bind("endpoint", endpoint)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** The next run lists the accounts anew. */
    public Mono<Void> listSoon(UUID connectionId) {
        return database.sql("update synced_connection set last_deep_at = null where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    public Mono<Void> erase(UUID connectionId) {
        return database.sql("delete from synced_connection where connection_id = :connection")
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private static SyncedConnection connection(Readable row) {
        return new SyncedConnection(
                required(row, "connection_id", UUID.class),
                text(row, "tenant"),
                required(row, "consent_no", Long.class),
                row.get("provider_id", String.class),
                List.of(required(row, "scopes", String[].class)),
                text(row, "token_state"),
                List.of(required(row, "unsupported", String[].class)),
                Columns.instantOrNull(row, "last_deep_at"),
                Columns.instantOrNull(row, "granted_at"));
    }
}
