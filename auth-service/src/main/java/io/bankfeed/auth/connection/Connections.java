package io.bankfeed.auth.connection;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The table {@code connection}. */
@Repository
public class Connections {

    private static final String SELECT = """
            select c.*, k.granted_at, k.expires_at, k.expires_from
              from connection c
              left join consent k on k.connection_id = c.connection_id and k.consent_no = c.live_consent_no
            """;
    private static final String OF_USER = """
             where c.tenant = :tenant and c.user_id = :user and c.provider_id is not null
               and c.live_consent_no is not null
               and c.status in ('active', 'expiring', 'awaiting_confirmation', 'reconsent_required')
            """;
    private static final String INSERT = """
            insert into connection (connection_id, tenant, user_id, reference, country, scopes, provider_id,
                                    status, status_since, actor, created_at)
            values (:id, :tenant, :user, :reference, :country, :scopes, :provider, :status, :since, :actor, :created)
            """;
    private static final String UPDATE = """
            update connection set
                   status = :status, status_since = :since, reason = :reason, actor = :actor,
                   last_consent_no = :last_consent_no, live_consent_no = :live_consent_no,
                   provider_id = :provider_id, provider_name = :provider_name, recovering = :recovering,
                   keys_destroyed_at = :keys_destroyed_at, data_erased_at = :data_erased_at,
                   last_attempt_at = :last_attempt_at, last_success_at = :last_success_at, data_as_of = :data_as_of,
                   next_run_at = :next_run_at, health_reason = :health_reason, health_actor = :health_actor
             where connection_id = :id
            """;

    private final DatabaseClient database;

    Connections(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Connection> add(Connection connection) {
        var terms = connection.terms();
        var standing = connection.standing();
        var provider = connection.provider();
        return database.sql(INSERT)
                .bind("id", connection.id())
                .bind("tenant", terms.tenant())
                .bind("user", terms.userId())
                .bind("reference", Parameters.in(R2dbcType.VARCHAR, terms.reference()))
                .bind("country", terms.country())
                .bind("scopes", terms.scopes().toArray(String[]::new))
                .bind("provider", Parameters.in(R2dbcType.VARCHAR, provider == null ? null : provider.providerId()))
                .bind("status", standing.status().word())
                .bind("since", standing.since())
                .bind("actor", standing.actor().word())
                .bind("created", connection.createdAt())
                .fetch()
                .rowsUpdated()
                .thenReturn(connection);
    }

    /** Of this tenant; another tenant's is as absent as one that never was. */
    public Mono<Connection> find(String tenant, UUID id) {
        return database.sql(SELECT + " where c.tenant = :tenant and c.connection_id = :id")
                .bind("tenant", tenant)
                .bind("id", id)
                .map(ConnectionRow::read)
                .one();
    }

    public Mono<Connection> find(UUID id) {
        return database.sql(SELECT + " where c.connection_id = :id")
                .bind("id", id)
                .map(ConnectionRow::read)
                .one();
    }

    /** The user's newest connection with this bank that has, or had, a grant in use. */
    public Mono<Connection> sameBank(String tenant, String userId, String providerId) {
        return database.sql(SELECT + OF_USER + " and c.provider_id = :provider order by c.connection_id desc limit 1")
                .bind("tenant", tenant)
                .bind("user", userId)
                .bind("provider", providerId)
                .map(ConnectionRow::read)
                .one();
    }

    /** The banks of such connections. */
    public Mono<Set<String>> banksOf(String tenant, String userId) {
        return database.sql("select distinct provider_id from connection c" + OF_USER)
                .bind("tenant", tenant)
                .bind("user", userId)
                .map(row -> Columns.text(row, "provider_id"))
                .all()
                .collect(Collectors.toSet());
    }

    /** Locked until the transaction ends, so that what is told of it is told in order. */
    public Mono<Connection> lock(UUID id) {
        return database.sql(SELECT + " where c.connection_id = :id for update of c")
                .bind("id", id)
                .map(ConnectionRow::read)
                .one();
    }

    /** In the order of the ids, so that two callers never wait for each other. */
    public Flux<Connection> lockAll(Collection<UUID> ids) {
        return database.sql(SELECT + " where c.connection_id = any(:ids) order by c.connection_id for update of c")
                .bind("ids", ids.toArray(UUID[]::new))
                .map(ConnectionRow::read)
                .all();
    }

    /** All to the same standing, in one statement. */
    Mono<Long> saveAll(Collection<UUID> ids, Standing standing) {
        return database.sql("""
                        update connection set status = :status, status_since = :since, reason = :reason, actor = :actor
                         where connection_id = any(:ids)
                        """)
                .bind("status", standing.status().word())
                .bind("since", standing.since())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, standing.reason()))
                .bind("actor", standing.actor().word())
                .bind("ids", ids.toArray(UUID[]::new))
                .fetch()
                .rowsUpdated();
    }

    Mono<Connection> save(Connection connection) {
        return ConnectionRow.bindState(database.sql(UPDATE), connection)
                .fetch()
                .rowsUpdated()
                .thenReturn(connection);
    }

    /** Whose consent lives, and ends within so many days; one row more than asked for. */
    public Flux<Connection> ending(int withinDays, Instant now, String tenant, @Nullable String cursor, int limit) {
        return page(ConnectionFilter.of(tenant, null, null, cursor, limit).ending(withinDays, now));
    }

    Flux<Connection> page(ConnectionFilter filter) {
        return filter.bindTo(database.sql(SELECT + filter.where()))
                .map(ConnectionRow::read)
                .all();
    }

    /** Whose data was fetched but never claimed, longest first. */
    public Flux<UUID> awaitingConfirmationSince(Instant before, int limit) {
        return database.sql("""
                        select connection_id from connection
                         where status = 'awaiting_confirmation' and reason <> :other_accounts and status_since < :before
                         order by status_since limit :limit
                        """)
                .bind("other_accounts", Reasons.OTHER_ACCOUNTS)
                .bind("before", before)
                .bind("limit", limit)
                .map(row -> Columns.required(row, "connection_id", UUID.class))
                .all();
    }
}
