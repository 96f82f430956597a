package io.bankfeed.token.store;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.token.keys.DataKey;
import io.bankfeed.token.keys.DataKeys;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The tokens of a grant that nobody may use any more and that TrueLayer is still to delete. They lie under an id and a
 * data key of their own: the connection's key and rows need not wait for TrueLayer.
 */
@Component
public class ReleasingTokens {

    /** Issued, here, is when the row was made. Newer tokens of the same grant replace older ones. */
    private static final String INSERT = """
            insert into token (connection_id, consent_no, tenant, current, status, credentials_id, provider_id, scopes,
                   granted_at, access_token, refresh_token, access_issued_at, access_expires_at, version, retire_at)
            values (:id, :consent, :tenant, false, 'releasing', :credentials, :provider, :scopes, :granted, :access,
                   :refresh, :now, :expires, 1, :now)
            on conflict (connection_id, consent_no) do update
               set access_token = excluded.access_token,
                   refresh_token = coalesce(excluded.refresh_token, token.refresh_token),
                   access_expires_at = excluded.access_expires_at, retire_at = excluded.retire_at""";

    private final DatabaseClient database;
    private final DataKeys keys;
    private final InstantSource clock;

    ReleasingTokens(DatabaseClient database, DataKeys keys, InstantSource clock) {
        this.database = database;
        this.keys = keys;
        this.clock = clock;
    }

    /** Repeating it changes nothing. */
    public Mono<Void> add(TokenRef of, String tenant, GrantFacts facts, TokenPair pair) {
        var ref = new TokenRef(releaseId(of), of.consentNo());
        return keys.ofNewGrant(ref.connectionId())
                .flatMap(key -> insert(key, ref, tenant, facts, pair))
                .then();
    }

    private Mono<Long> insert(DataKey key, TokenRef ref, String tenant, GrantFacts facts, TokenPair pair) {
        Instant now = clock.instant();
        byte[] refresh = TokenVault.closed(key, pair.refresh(), ref.place(TokenRef.REFRESH_TOKEN));
        return database.sql(INSERT)
                .bind("id", ref.connectionId())
                .bind("consent", ref.consentNo())
                .bind("tenant", tenant)
                .bind("credentials", facts.credentialsId())
                .bind("provider", facts.providerId())
                .bind("scopes", facts.scopes().toArray(String[]::new))
                .bind("granted", facts.grantedAt())
                .bind("access", key.close(pair.access(), ref.place(TokenRef.ACCESS_TOKEN)))
                .bind("refresh", orNull(refresh, byte[].class))
                .bind("now", now)
                .bind("expires", pair.expiresAt())
                .fetch()
                .rowsUpdated();
    }

    /** The same for the same grant, so that a hand-over that was interrupted is repeated, not doubled. */
    private static UUID releaseId(TokenRef of) {
        String name = "release of " + of.connectionId() + "/" + of.consentNo();
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
