package io.bankfeed.token.identify;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.token.plan.RetryPlan;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.truelayer.Identity;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Writes what {@code /me} said. Empty where the lease or the version has moved on. */
@Component
class IdentityRows {

    private static final String HELD = """
             where connection_id = :connection and consent_no = :consent
               and version = :version and lease_owner = :owner and status = 'live'""";

    private static final String IDENTIFIED = """
            update token set credentials_id = :credentials, provider_id = :provider, provider_display_name = :name,
                   consent_expires_at = :consentExpires, identified = true, announced = true, identify_at = null,
                   lease_owner = null, lease_until = null
            """ + HELD;

    private static final String POSTPONED = """
            update token set announced = true, identify_at = :again, lease_owner = null, lease_until = null
            """ + HELD;

    private static final String KNOW_PROVIDER = """
            insert into provider (provider_id, display_name) values (:provider, :name)
            on conflict (provider_id) do update set display_name = excluded.display_name, updated_at = now()
             where provider.display_name is distinct from excluded.display_name""";

    private final DatabaseClient database;
    private final StoredTokens tokens;
    private final RetryPlan retries;
    private final InstantSource clock;

    IdentityRows(DatabaseClient database, StoredTokens tokens, RetryPlan retries, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.retries = retries;
        this.clock = clock;
    }

    Mono<StoredToken> identified(LeasedToken held, Identity identity) {
        return held(IDENTIFIED, held)
                .bind("credentials", identity.credentialsId())
                .bind("provider", identity.providerId())
                .bind("name", orNull(identity.providerDisplayName(), String.class))
                .bind("consentExpires", orNull(identity.consentExpiresAt(), Instant.class))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? know(identity).then(tokens.find(held.ref())) : Mono.empty());
    }

    /** Tried again while the access token lives; the next refresh begins anew. */
    Mono<StoredToken> postponed(LeasedToken held) {
        Duration age = Duration.between(held.token().lifetimes().accessIssuedAt(), clock.instant());
        int guessedFailures = 1 + (int) Math.min(8, Math.max(0, age.toMinutes()));
        Instant again = clock.instant().plus(retries.after(guessedFailures, Optional.empty()));
        boolean inTime = again.isBefore(held.token().lifetimes().accessExpiresAt());
        return held(POSTPONED, held)
                .bind("again", orNull(inTime ? again : null, Instant.class))
                .fetch()
                .rowsUpdated()
                .flatMap(rows -> rows == 1 ? tokens.find(held.ref()) : Mono.empty());
    }

    private Mono<Long> know(Identity identity) {
        return database.sql(KNOW_PROVIDER)
                .bind("provider", identity.providerId())
                .bind("name", orNull(identity.providerDisplayName(), String.class))
                .fetch()
                .rowsUpdated();
    }

    private DatabaseClient.GenericExecuteSpec held(String sql, LeasedToken held) {
        return database.sql(sql)
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("version", held.token().version())
                .bind("owner", held.lease().owner());
    }
}
