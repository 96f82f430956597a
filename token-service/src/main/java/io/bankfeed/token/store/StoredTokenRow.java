package io.bankfeed.token.store;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.common.event.Actor;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of the token table. */
final class StoredTokenRow {

    private StoredTokenRow() {}

    static StoredToken read(Readable row) {
        return new StoredToken(
                new TokenRef(required(row, "connection_id", UUID.class), required(row, "consent_no", Long.class)),
                text(row, "tenant"),
                TokenStatus.ofWord(text(row, "status")),
                required(row, "version", Long.class),
                row.get("reason", String.class),
                actor(row, "actor"),
                facts(row),
                new Lifetimes(
                        instant(row, "access_issued_at"),
                        instant(row, "access_expires_at"),
                        row.get("refresh_expires_at", Instant.class)),
                ciphertexts(row),
                new Demand(row.get("next_run_at", Instant.class), row.get("asked_at", Instant.class)),
                new Trouble(
                        required(row, "failures", Integer.class),
                        row.get("last_failure", String.class),
                        actor(row, "last_failure_actor")),
                row.get("next_refresh_at", Instant.class),
                row.get("attended_until", Instant.class),
                flag(row, "identified"),
                flag(row, "announced"),
                row.get("lease_owner", UUID.class),
                row.get("traceparent", String.class));
    }

    private static GrantFacts facts(Readable row) {
        return new GrantFacts(
                text(row, "credentials_id"),
                text(row, "provider_id"),
                row.get("provider_display_name", String.class),
                List.of(required(row, "scopes", String[].class)),
                instant(row, "granted_at"),
                row.get("consent_expires_at", Instant.class));
    }

    private static Ciphertexts ciphertexts(Readable row) {
        return new Ciphertexts(
                required(row, "access_token", byte[].class),
                row.get("refresh_token", byte[].class),
                row.get("candidate_refresh_token", byte[].class),
                row.get("end_user_ip", byte[].class));
    }

    private static Instant instant(Readable row, String column) {
        return required(row, column, Instant.class);
    }

    private static @Nullable Actor actor(Readable row, String column) {
        String word = row.get(column, String.class);
        return word == null ? null : Actor.ofWord(word);
    }
}
