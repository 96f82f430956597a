package io.bankfeed.token.store;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.token.store.TokenVault.SealedPair;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what a refresh brought. Call inside a transaction that holds the row. */
@Component
public class TokenRenewals {

    /** What came back replaces what was stored; a refresh token that did not come stays. */
    private static final String PAIR = """
            update token
               set access_token = :access, refresh_token = coalesce(:refresh, refresh_token),
                   access_issued_at = :issued, access_expires_at = :expires, refresh_expires_at = :refreshExpires,
                   scopes = coalesce(cast(:scopes as text[]), scopes), version = version + 1,
                   candidate_access_token = null, candidate_refresh_token = null, candidate_expires_at = null,
                   failures = 0, last_failure = null, last_failure_actor = null,
                   due_since = null, not_before = null,
                   next_refresh_at = :next, lease_owner = null, lease_until = null,
            """;

    private static final String HELD = """
             where connection_id = :connection and consent_no = :consent
               and version = :version and lease_owner = :owner""";

    private static final String RENEW = PAIR + """
                   identify_at = case when identified then null else cast(:issued as timestamptz) end
            """ + HELD + " and status = 'live' returning *";

    /** {@code /me} is read again: several extensions are known to have changed no expiry that could be seen. */
    private static final String EXTEND = PAIR + """
                   status = 'live', reason = null, actor = null, granted_at = :issued,
                   consent_expires_at = coalesce(:consentExpires, consent_expires_at),
                   identified = false, identify_at = :issued
            """ + HELD + " and status in ('live', 'lost') returning *";

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

    /** Empty when the row has moved on, or the lease has, since it was claimed: a stale writer never wins. */
    public Mono<StoredToken> renew(LeasedToken held, TokenPair pair, @Nullable Instant nextRefreshAt) {
        return vault.seal(held.ref(), pair)
                .flatMap(closed -> withPair(RENEW, held, pair, closed, nextRefreshAt)
                        .map(StoredTokenRow::read)
                        .one());
    }

    /** Likewise; a lost row lives again. */
    public Mono<StoredToken> extend(
            LeasedToken held, TokenPair pair, @Nullable Instant consentExpiresAt, @Nullable Instant nextRefreshAt) {
        return vault.seal(held.ref(), pair)
                .flatMap(closed -> withPair(EXTEND, held, pair, closed, nextRefreshAt)
                        .bind("consentExpires", orNull(consentExpiresAt, Instant.class))
                        .map(StoredTokenRow::read)
                        .one());
    }

    /** Keeps the success of a writer that came too late. */
    public Mono<Void> keepCandidate(LeasedToken held, TokenPair pair) {
        return vault.sealCandidate(held.ref(), pair)
                .flatMap(closed -> at(KEEP_CANDIDATE, held.ref())
                        .bind("access", closed.access())
                        .bind("refresh", orNull(closed.refresh(), byte[].class))
                        .bind("expires", pair.expiresAt())
                        .bind("issued", pair.issuedAt())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private DatabaseClient.GenericExecuteSpec withPair(
            String sql, LeasedToken held, TokenPair pair, SealedPair closed, @Nullable Instant nextRefreshAt) {
        boolean refreshable = pair.refresh() != null || held.token().refreshable();
        return at(sql, held.ref())
                .bind("access", closed.access())
                .bind("refresh", orNull(closed.refresh(), byte[].class))
                .bind("issued", pair.issuedAt())
                .bind("expires", pair.expiresAt())
                .bind("refreshExpires", orNull(pair.lifetimes(refreshable).refreshExpiresAt(), Instant.class))
                .bind("scopes", orNull(scopes(pair), String[].class))
                .bind("next", orNull(nextRefreshAt, Instant.class))
                .bind("version", held.token().version())
                .bind("owner", held.lease().owner());
    }

    private DatabaseClient.GenericExecuteSpec at(String sql, TokenRef ref) {
        return database.sql(sql).bind("connection", ref.connectionId()).bind("consent", ref.consentNo());
    }

    private static String @Nullable [] scopes(TokenPair pair) {
        return pair.scopes().isEmpty() ? null : pair.scopes().toArray(String[]::new);
    }
}
