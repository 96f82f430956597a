package io.bankfeed.token.store;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.token.keys.DataKey;
import io.bankfeed.token.keys.DataKeys;
import java.time.Instant;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes the first tokens of a grant, and swaps out those of the grant before. Call inside a transaction. */
@Component
public class TokenInserts {

    /** A dead grant has nothing to delete at TrueLayer; a live one is deleted once its access token is about to end. */
    private static final String SWAP_OUT_OLDER = """
            update token set current = false, status = 'retired', next_refresh_at = null, identify_at = null,
                   retire_at = greatest(cast(:now as timestamptz), access_expires_at - interval '2 minutes')
             where connection_id = :connection and consent_no < :consent and current""";

    private static final String INSERT = """
            insert into token (connection_id, consent_no, tenant, current, status, credentials_id, provider_id, scopes,
                   granted_at, access_token, refresh_token, access_issued_at, access_expires_at, refresh_expires_at,
                   version, next_refresh_at, identify_at, attended_until, end_user_ip, retire_at, traceparent)
            select :connection, :consent, :tenant, not newer, case when newer then 'retired' else 'live' end,
                   :credentials, :provider, :scopes, :granted, :access, :refresh, :issued, :expires, :refreshExpires,
                   1 + coalesce((select max(version) from token where connection_id = :connection), 0),
                   case when newer then null else cast(:next as timestamptz) end,
                   case when newer then null else cast(:now as timestamptz) end,
                   :attended, :ip, case when newer then cast(:now as timestamptz) end, :trace
              from (select exists (select from token
                                    where connection_id = :connection and consent_no > :consent) as newer) as grants""";

    private static final String KNOW_PROVIDER =
            "insert into provider (provider_id) values (:provider) on conflict do nothing";

    private final DatabaseClient database;
    private final DataKeys keys;

    TokenInserts(DatabaseClient database, DataKeys keys) {
        this.database = database;
        this.keys = keys;
    }

    /** The key must exist. A grant that a newer one has overtaken is stored as retired at once. */
    public Mono<Void> insert(NewToken token, Instant now) {
        return keys.of(token.ref().connectionId())
                .flatMap(key -> swapOutOlder(token.ref(), now).then(insert(key, token, now)))
                .then(knowProvider(token.facts().providerId()));
    }

    public Mono<Void> knowProvider(String providerId) {
        return database.sql(KNOW_PROVIDER)
                .bind("provider", providerId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Long> swapOutOlder(TokenRef ref, Instant now) {
        return database.sql(SWAP_OUT_OLDER)
                .bind("connection", ref.connectionId())
                .bind("consent", ref.consentNo())
                .bind("now", now)
                .fetch()
                .rowsUpdated();
    }

    private Mono<Long> insert(DataKey key, NewToken token, Instant now) {
        TokenRef ref = token.ref();
        TokenPair pair = token.pair();
        return withGrant(token, now)
                .bind("access", key.close(pair.access(), ref.place(TokenRef.ACCESS_TOKEN)))
                .bind(
                        "refresh",
                        orNull(TokenVault.closed(key, pair.refresh(), ref.place(TokenRef.REFRESH_TOKEN)), byte[].class))
                .bind("issued", pair.issuedAt())
                .bind("expires", pair.expiresAt())
                .bind(
                        "refreshExpires",
                        orNull(pair.lifetimes(pair.refresh() != null).refreshExpiresAt(), Instant.class))
                .bind("attended", orNull(token.attendedUntil(), Instant.class))
                .bind(
                        "ip",
                        orNull(
                                TokenVault.closed(key, token.endUserIp(), ref.place(TokenRef.END_USER_IP)),
                                byte[].class))
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec withGrant(NewToken token, Instant now) {
        GrantFacts facts = token.facts();
        return database.sql(INSERT)
                .bind("connection", token.ref().connectionId())
                .bind("consent", token.ref().consentNo())
                .bind("tenant", token.tenant())
                .bind("credentials", facts.credentialsId())
                .bind("provider", facts.providerId())
                .bind("scopes", facts.scopes().toArray(String[]::new))
                .bind("granted", facts.grantedAt())
                .bind("next", orNull(token.nextRefreshAt(), Instant.class))
                .bind("now", now)
                .bind("trace", orNull(token.traceparent(), String.class));
    }
}
