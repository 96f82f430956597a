package io.bankfeed.token.store;

import static io.bankfeed.common.database.Bindings.orNull;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Writes what refreshes brought. Call inside a transaction. */
@Component
public class TokenRenewals {

    private static final String FRESH = """
            with fresh as materialized (
              select * from unnest(
                       cast(:connections as uuid[]), cast(:consents as bigint[]), cast(:versions as bigint[]),
                       cast(:owners as uuid[]), cast(:access as text[]), cast(:refresh as text[]),
                       cast(:issued as timestamptz[]), cast(:expires as timestamptz[]),
                       cast(:refreshExpires as timestamptz[]), cast(:scopes as text[]), cast(:runs as timestamptz[]),
                       cast(:asked as timestamptz[]), cast(:next as timestamptz[]))
                     as fresh (connection_id, consent_no, version, owner, access, refresh, issued, expires,
                               refresh_expires, scopes, next_run_at, asked_at, next))""";

    /** What came back replaces what was stored; a refresh token that did not come stays. */
    private static final String PAIR = """

            update token
               set access_token = decode(fresh.access, 'base64'),
                   refresh_token = coalesce(decode(fresh.refresh, 'base64'), token.refresh_token),
                   access_issued_at = fresh.issued, access_expires_at = fresh.expires,
                   refresh_expires_at = fresh.refresh_expires,
                   scopes = coalesce(string_to_array(fresh.scopes, ' '), token.scopes), version = token.version + 1,
                   candidate_access_token = null, candidate_refresh_token = null, candidate_expires_at = null,
                   failures = 0, last_failure = null, last_failure_actor = null,
                   due_since = null, not_before = null,
                   next_refresh_at = fresh.next, lease_owner = null, lease_until = null,
            """;

    /** A stale writer never wins. */
    private static final String HELD = """
             token.connection_id = fresh.connection_id and token.consent_no = fresh.consent_no
               and token.version = fresh.version and token.lease_owner = fresh.owner""";

    /**
     * Never waits for a row: so that many are written in one transaction, and two of those can't wait for each other.
     */
    private static final String RENEW = FRESH + """
            , free as (
              select token.connection_id, token.consent_no from token join fresh on
            """ + HELD + """
               and token.status = 'live' and token.next_run_at is not distinct from fresh.next_run_at
               and token.asked_at is not distinct from fresh.asked_at
               for update of token skip locked)
            """ + PAIR + """
                   identify_at = case when token.identified then null else fresh.issued end
              from fresh join free using (connection_id, consent_no)
             where
            """ + HELD + " returning token.*";

    /** {@code /me} is read again: several extensions are known to have changed no expiry that could be seen. */
    private static final String EXTEND =
            FRESH + PAIR + """
                   status = 'live', reason = null, actor = null, granted_at = fresh.issued,
                   consent_expires_at = coalesce(:consentExpires, token.consent_expires_at),
                   identified = false, identify_at = fresh.issued
              from fresh
             where
            """ + HELD + " and token.status in ('live', 'lost') returning token.*";

    /** The token that is valid at TrueLayer is now in doubt, so the row is refreshed again at once. */
    private static final String KEEP_CANDIDATE = """
            update token
               set candidate_access_token = :access, candidate_refresh_token = :refresh,
                   candidate_expires_at = :expires,
                   next_refresh_at = least(next_refresh_at, cast(:issued as timestamptz))
             where connection_id = :connection and consent_no = :consent and status = 'live'""";

    private final DatabaseClient database;
    private final TokenVault vault;

    TokenRenewals(DatabaseClient database, TokenVault vault) {
        this.database = database;
        this.vault = vault;
    }

    /** Ready to be written. Fails with {@code KeyDestroyed} when the connection was revoked meanwhile. */
    public Mono<Renewal> seal(LeasedToken held, TokenPair pair, Demand demand, @Nullable Instant nextRefreshAt) {
        return vault.seal(held.ref(), pair).map(closed -> new Renewal(held, pair, closed, demand, nextRefreshAt));
    }

    /**
     * The rows as they stand afterwards. Without those that have moved on, or whose lease has, since they were claimed,
     * that are wanted otherwise than was planned for, or that another transaction is changing now.
     */
    public Flux<StoredToken> renew(List<Renewal> renewals) {
        return fresh(RENEW, renewals).map(StoredTokenRow::read).all();
    }

    /** Empty when the row has moved on, or the lease has, since it was claimed; a lost row lives again. */
    public Mono<StoredToken> extend(
            LeasedToken held, TokenPair pair, @Nullable Instant consentExpiresAt, @Nullable Instant nextRefreshAt) {
        return seal(held, pair, held.token().demand(), nextRefreshAt)
                .flatMap(renewal -> fresh(EXTEND, List.of(renewal))
                        .bind("consentExpires", orNull(consentExpiresAt, Instant.class))
                        .map(StoredTokenRow::read)
                        .one());
    }

    /** Keeps the success of a writer that came too late. */
    public Mono<Void> keepCandidate(LeasedToken held, TokenPair pair) {
        return vault.sealCandidate(held.ref(), pair)
                .flatMap(closed -> database.sql(KEEP_CANDIDATE)
                        .bind("connection", held.ref().connectionId())
                        .bind("consent", held.ref().consentNo())
                        .bind("access", closed.access())
                        .bind("refresh", orNull(closed.refresh(), byte[].class))
                        .bind("expires", pair.expiresAt())
                        .bind("issued", pair.issuedAt())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec fresh(String sql, List<Renewal> renewals) {
        var rows = new Batch(renewals);
        return database.sql(sql)
                .bind("connections", rows.of(row -> row.ref().connectionId(), UUID[]::new))
                .bind("consents", rows.of(row -> row.ref().consentNo(), Long[]::new))
                .bind("versions", rows.of(row -> row.held().token().version(), Long[]::new))
                .bind("owners", rows.of(row -> row.held().lease().owner(), UUID[]::new))
                .bind("access", rows.of(row -> BytesAsText.of(row.closed().access()), String[]::new))
                .bind("refresh", rows.of(row -> BytesAsText.of(row.closed().refresh()), String[]::new))
                .bind("issued", rows.of(row -> row.pair().issuedAt(), Instant[]::new))
                .bind("expires", rows.of(row -> row.pair().expiresAt(), Instant[]::new))
                .bind("refreshExpires", rows.of(TokenRenewals::refreshExpiresAt, Instant[]::new))
                .bind("scopes", rows.of(TokenRenewals::scopes, String[]::new))
                .bind("runs", rows.of(row -> row.demand().nextRunAt(), Instant[]::new))
                .bind("asked", rows.of(row -> row.demand().askedAt(), Instant[]::new))
                .bind("next", rows.of(Renewal::nextRefreshAt, Instant[]::new));
    }

    private static @Nullable Instant refreshExpiresAt(Renewal row) {
        return row.pair().lifetimes(row.refreshable()).refreshExpiresAt();
    }

    private static @Nullable String scopes(Renewal row) {
        return row.pair().scopes().isEmpty()
                ? null
                : String.join(" ", row.pair().scopes());
    }

    /** Gives a column's values, in the order of the rows. */
    private record Batch(List<Renewal> rows) {

        <T> T[] of(Function<Renewal, @Nullable T> value, IntFunction<T[]> array) {
            return rows.stream().map(value).toArray(array);
        }
    }
}
