package io.bankfeed.auth.callback;

import io.bankfeed.auth.consent.ConsentProperties;
import io.bankfeed.auth.link.AuthAttempt;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The table {@code callback_reference}. */
@Repository
class CallbackReferences {

    private final DatabaseClient database;
    private final CallbackProperties properties;
    private final ConsentProperties consents;

    CallbackReferences(DatabaseClient database, CallbackProperties properties, ConsentProperties consents) {
        this.database = database;
        this.consents = consents;
        this.properties = properties;
    }

    /** A renewal that waits for this reference waits no longer than its code lives. */
    Mono<Void> add(OneUseSecret reference, AuthAttempt attempt, Grant grant, boolean confirmed) {
        boolean waits = grant.isRenewal() && !confirmed;
        Instant until = grant.at().plus(waits ? consents.codeLife() : properties.referenceLifetime());
        return insert(reference, attempt, grant.consentNo(), grant.at(), until);
    }

    /** Without a grant there is nothing to redeem but the outcome. */
    Mono<Void> add(OneUseSecret reference, AuthAttempt attempt, Instant now) {
        return insert(reference, attempt, null, now, now.plus(properties.referenceLifetime()));
    }

    private Mono<Void> insert(
            OneUseSecret reference, AuthAttempt attempt, @Nullable Long consentNo, Instant now, Instant until) {
        return database.sql("""
                        insert into callback_reference (reference_hash, connection_id, attempt_id, consent_no,
                                                        created_at, expires_at)
                        values (:hash, :connection, :attempt, :consent, :now, :expires)
                        """)
                .bind("hash", reference.hash())
                .bind("connection", attempt.connectionId())
                .bind("attempt", attempt.id())
                .bind("consent", Parameters.in(R2dbcType.BIGINT, consentNo))
                .bind("now", now)
                .bind("expires", until)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Locked, so that of two redemptions at once one confirms. */
    Mono<CallbackReference> lock(OneUseSecret reference) {
        return database.sql("""
                        select r.*, c.tenant, c.user_id
                          from callback_reference r join connection c on c.connection_id = r.connection_id
                         where r.reference_hash = :hash for update of r
                        """)
                .bind("hash", reference.hash())
                .map(CallbackReferences::read)
                .one();
    }

    /** How the attempt ended, for the browser that came back by it. */
    Mono<Result> result(OneUseSecret reference) {
        return database.sql("""
                        select c.tenant, a.error_class, a.language
                          from callback_reference r
                          join connection c on c.connection_id = r.connection_id
                          join auth_attempt a on a.attempt_id = r.attempt_id
                         where r.reference_hash = :hash
                        """)
                .bind("hash", reference.hash())
                .map(row -> new Result(
                        Columns.text(row, "tenant"),
                        row.get("error_class", String.class),
                        row.get("language", String.class)))
                .one();
    }

    Mono<Void> redeemed(OneUseSecret reference, Instant now) {
        return database.sql("update callback_reference set redeemed_at = :now where reference_hash = :hash")
                .bind("now", now)
                .bind("hash", reference.hash())
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** @param errorClass absent: the user came back with a grant */
    record Result(
            String tenant,
            @Nullable String errorClass,
            @Nullable String language) {}

    private static CallbackReference read(Readable row) {
        return new CallbackReference(
                Columns.required(row, "connection_id", UUID.class),
                Columns.text(row, "tenant"),
                Columns.text(row, "user_id"),
                row.get("consent_no", Long.class),
                Columns.required(row, "expires_at", Instant.class),
                row.get("redeemed_at", Instant.class) != null);
    }
}
