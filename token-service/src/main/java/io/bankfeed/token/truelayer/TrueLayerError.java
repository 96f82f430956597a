package io.bankfeed.token.truelayer;

import static io.bankfeed.token.truelayer.Verdict.BUSY;
import static io.bankfeed.token.truelayer.Verdict.OURS;
import static io.bankfeed.token.truelayer.Verdict.REFUSED;
import static io.bankfeed.token.truelayer.Verdict.UNKNOWN;

import java.util.Arrays;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Every error that TrueLayer gives where tokens are concerned, and what it means, in one table: for a code, which works
 * once, for a refresh token, and for a renewal (extend, reauthuri). The first two differ where an answer proves that a
 * refresh token lives but leaves open whether a code was taken. The statuses at the end serve where the body names no
 * error that we know: gateways answer in HTML or not at all, and extensions in RFC 7807.
 */
enum TrueLayerError {
    INVALID_GRANT("invalid_grant", REFUSED, REFUSED, REFUSED),
    INVALID_AUTHORIZATION_CODE("invalid_authorization_code", REFUSED, REFUSED, REFUSED),
    INVALID_CREDENTIALS_KEY("invalid_credentials_key", REFUSED, REFUSED, REFUSED),
    DEPRECATED_PROVIDER("deprecated_provider", REFUSED, REFUSED, REFUSED),

    // An unknown refresh token is answered by this in the sandbox, and a rotated secret by this for some minutes.
    INVALID_CLIENT("invalid_client", OURS, OURS, OURS),
    UNAUTHORIZED_CLIENT("unauthorized_client", OURS, OURS, OURS),
    UNAUTHORIZED("unauthorized", OURS, OURS, OURS),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", OURS, OURS, OURS),
    INVALID_SCOPE("invalid_scope", OURS, OURS, OURS),
    // /v1/reauthuri says so, with status 401, when the refresh token is not one any more; with 400 we asked wrongly.
    INVALID_REQUEST("invalid_request", OURS, OURS, null),
    VALIDATION_ERROR("validation_error", OURS, OURS, OURS),
    NOT_FOUND("not_found", OURS, OURS, OURS),

    // Has several meanings, of which a withdrawn consent is only one; invalid_grant is the firm one.
    ACCESS_DENIED("access_denied", UNKNOWN, BUSY, BUSY),
    PROVIDER_TOO_MANY_REQUESTS("provider_too_many_requests", BUSY, BUSY, BUSY),
    PROVIDER_REQUEST_LIMIT_EXCEEDED("provider_request_limit_exceeded", BUSY, BUSY, BUSY),
    PROVIDER_ERROR("provider_error", UNKNOWN, BUSY, BUSY),
    CONNECTOR_OVERLOAD("connector_overload", UNKNOWN, BUSY, BUSY),
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", UNKNOWN, BUSY, BUSY),
    CONNECTOR_TIMEOUT("connector_timeout", UNKNOWN, UNKNOWN, UNKNOWN),
    PROVIDER_TIMEOUT("provider_timeout", UNKNOWN, UNKNOWN, UNKNOWN),
    INTERNAL_SERVER_ERROR("internal_server_error", UNKNOWN, UNKNOWN, UNKNOWN),

    HTTP_400(400, OURS, OURS, OURS),
    HTTP_401(401, OURS, OURS, REFUSED),
    HTTP_403(403, OURS, OURS, OURS),
    HTTP_404(404, OURS, OURS, OURS),
    HTTP_405(405, OURS, OURS, OURS),
    HTTP_415(415, OURS, OURS, OURS),
    // "This connection cannot be extended": not in the UK, or the bank won't.
    HTTP_422(422, OURS, OURS, REFUSED),
    HTTP_429(429, BUSY, BUSY, BUSY);

    private final @Nullable String code;
    private final int status;
    private final Verdict onExchange;
    private final Verdict onRefresh;
    private final @Nullable Verdict onRenewal;

    TrueLayerError(String code, Verdict onExchange, Verdict onRefresh, @Nullable Verdict onRenewal) {
        this(code, -1, onExchange, onRefresh, onRenewal);
    }

    TrueLayerError(int status, Verdict onExchange, Verdict onRefresh, Verdict onRenewal) {
        this(null, status, onExchange, onRefresh, onRenewal);
    }

    TrueLayerError(
            @Nullable String code, int status, Verdict onExchange, Verdict onRefresh, @Nullable Verdict onRenewal) {
        this.code = code;
        this.status = status;
        this.onExchange = onExchange;
        this.onRefresh = onRefresh;
        this.onRenewal = onRenewal;
    }

    /** The body decides where it can be read, else the status; what is not in the table (5xx above all) is unknown. */
    static Verdict verdict(Leg leg, int status, @Nullable String code) {
        return Arrays.stream(values())
                .filter(error -> code != null && code.equals(error.code))
                .flatMap(error -> Stream.ofNullable(error.on(leg)))
                .findFirst()
                .orElseGet(() -> byStatus(leg, status));
    }

    private static Verdict byStatus(Leg leg, int status) {
        return Arrays.stream(values())
                .filter(error -> error.status == status)
                .flatMap(error -> Stream.ofNullable(error.on(leg)))
                .findFirst()
                .orElse(UNKNOWN);
    }

    /** Absent where the status says more than the code. */
    private @Nullable Verdict on(Leg leg) {
        return switch (leg) {
            case EXCHANGE -> onExchange;
            case REFRESH -> onRefresh;
            case RENEWAL -> onRenewal;
        };
    }

    enum Leg {
        EXCHANGE,
        REFRESH,
        RENEWAL
    }
}
