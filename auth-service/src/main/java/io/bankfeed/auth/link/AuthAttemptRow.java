package io.bankfeed.auth.link;

import static io.bankfeed.common.database.Columns.flag;
import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads a row of {@code auth_attempt} with its connection's owner beside it. */
final class AuthAttemptRow {

    private AuthAttemptRow() {}

    static AuthAttempt read(Readable row) {
        return new AuthAttempt(
                required(row, "attempt_id", UUID.class),
                required(row, "connection_id", UUID.class),
                text(row, "tenant"),
                text(row, "user_id"),
                target(row),
                new Pkce(text(row, "code_challenge"), text(row, "sealed_verifier")),
                List.of(required(row, "cookie_hashes", String[].class)),
                required(row, "expires_at", Instant.class),
                outcome(row.get("outcome", String.class)));
    }

    private static LinkTarget target(Readable row) {
        return new LinkTarget(
                text(row, "country"),
                text(row, "environment"),
                text(row, "redirect_uri"),
                List.of(required(row, "scopes", String[].class)),
                row.get("provider_id", String.class),
                text(row, "landing"),
                row.get("language", String.class),
                flag(row, "renewal"));
    }

    private static AuthAttempt.@Nullable Outcome outcome(@Nullable String word) {
        return word == null ? null : AuthAttempt.Outcome.valueOf(word.toUpperCase(Locale.ROOT));
    }
}
