package io.bankfeed.token.exchange;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.store.TokenRef;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A code that is still to be exchanged.
 *
 * @param tries calls whose outcome is not known
 * @param reason of the last answer that was our fault
 */
record ExchangeAttempt(
        TokenRef ref,
        UUID attemptId,
        String tenant,
        @Nullable String providerId,
        String sealedCode,
        @Nullable String sealedEndUserIp,
        String redirectUri,
        List<String> scopes,
        Instant grantedAt,
        Instant codeExpiresAt,
        @Nullable Instant attendedUntil,
        int tries,
        @Nullable String reason,
        @Nullable String traceparent) {

    static ExchangeAttempt read(Readable row) {
        return new ExchangeAttempt(
                new TokenRef(required(row, "connection_id", UUID.class), required(row, "consent_no", Long.class)),
                required(row, "attempt_id", UUID.class),
                text(row, "tenant"),
                row.get("provider_id", String.class),
                text(row, "sealed_code"),
                row.get("sealed_end_user_ip", String.class),
                text(row, "redirect_uri"),
                List.of(required(row, "scopes", String[].class)),
                required(row, "granted_at", Instant.class),
                required(row, "code_expires_at", Instant.class),
                row.get("attended_until", Instant.class),
                required(row, "tries", Integer.class),
                row.get("reason", String.class),
                row.get("traceparent", String.class));
    }

    String lane() {
        return providerId == null ? "" : providerId;
    }

    boolean codeDeadAt(Instant now) {
        return !codeExpiresAt.isAfter(now);
    }

    /** Without what is sealed, which a log has no use for. */
    @Override
    public String toString() {
        return "ExchangeAttempt[" + ref + ", " + attemptId + "]";
    }
}
