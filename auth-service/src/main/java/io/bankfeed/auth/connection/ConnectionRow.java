package io.bankfeed.auth.connection;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.Health;
import io.bankfeed.common.event.ProviderRef;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Between the table {@code connection}, with its live consent beside it, and the domain record. */
final class ConnectionRow {

    private ConnectionRow() {}

    static Connection read(Readable row) {
        return new Connection(
                required(row, "connection_id", UUID.class),
                terms(row),
                standing(row),
                new Grants(required(row, "last_consent_no", Long.class), clock(row)),
                provider(row),
                pulse(row),
                flag(row, "recovering"),
                new Erasure(row.get("keys_destroyed_at", Instant.class), row.get("data_erased_at", Instant.class)),
                required(row, "created_at", Instant.class));
    }

    private static Terms terms(Readable row) {
        return new Terms(
                text(row, "tenant"),
                text(row, "user_id"),
                row.get("reference", String.class),
                text(row, "country"),
                List.of(required(row, "scopes", String[].class)));
    }

    private static Standing standing(Readable row) {
        return new Standing(
                ConnectionStatus.ofWord(text(row, "status")),
                required(row, "status_since", Instant.class),
                row.get("reason", String.class),
                Actor.ofWord(text(row, "actor")));
    }

    private static @Nullable ConsentClock clock(Readable row) {
        Long consentNo = row.get("live_consent_no", Long.class);
        return consentNo == null
                ? null
                : new ConsentClock(
                        consentNo,
                        required(row, "granted_at", Instant.class),
                        required(row, "expires_at", Instant.class),
                        text(row, "expires_from"));
    }

    private static @Nullable ProviderRef provider(Readable row) {
        String providerId = row.get("provider_id", String.class);
        return providerId == null ? null : new ProviderRef(providerId, row.get("provider_name", String.class));
    }

    private static Health pulse(Readable row) {
        return new Health(
                row.get("last_attempt_at", Instant.class),
                row.get("last_success_at", Instant.class),
                row.get("data_as_of", Instant.class),
                row.get("next_run_at", Instant.class),
                row.get("health_reason", String.class),
                Actor.ofWord(text(row, "health_actor")));
    }

    /** Binds what may change. */
    static GenericExecuteSpec bindState(GenericExecuteSpec statement, Connection connection) {
        var standing = connection.standing();
        var provider = connection.provider();
        var live = connection.grants().live();
        var bound = statement
                .bind("id", connection.id())
                .bind("status", standing.status().word())
                .bind("since", standing.since())
                .bind("reason", Parameters.in(R2dbcType.VARCHAR, standing.reason()))
                .bind("actor", standing.actor().word())
                .bind("recovering", connection.recovering())
                .bind("keys_destroyed_at", instant(connection.erasure().keysDestroyedAt()))
                .bind("data_erased_at", instant(connection.erasure().dataErasedAt()))
                .bind("last_consent_no", connection.grants().lastNo())
                .bind("live_consent_no", Parameters.in(R2dbcType.BIGINT, live == null ? null : live.consentNo()))
                .bind("provider_id", Parameters.in(R2dbcType.VARCHAR, provider == null ? null : provider.providerId()))
                .bind(
                        "provider_name",
                        Parameters.in(R2dbcType.VARCHAR, provider == null ? null : provider.displayName()));
        return bindPulse(bound, connection.pulse());
    }

    private static GenericExecuteSpec bindPulse(GenericExecuteSpec statement, Health pulse) {
        return statement
                .bind("last_attempt_at", instant(pulse.lastAttemptAt()))
                .bind("last_success_at", instant(pulse.lastSuccessAt()))
                .bind("data_as_of", instant(pulse.dataAsOf()))
                .bind("next_run_at", instant(pulse.nextRunAt()))
                .bind("health_reason", Parameters.in(R2dbcType.VARCHAR, pulse.reason()))
                .bind("health_actor", pulse.actor().word());
    }

    private static io.r2dbc.spi.Parameter instant(@Nullable Instant instant) {
        return Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, instant);
    }
}
