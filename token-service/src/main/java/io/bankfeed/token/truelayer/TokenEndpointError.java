package io.bankfeed.token.truelayer;

import static io.bankfeed.token.truelayer.Verdict.BUSY;
import static io.bankfeed.token.truelayer.Verdict.OURS;
import static io.bankfeed.token.truelayer.Verdict.REFUSED;
import static io.bankfeed.token.truelayer.Verdict.UNKNOWN;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Every error of the token endpoint and what it means, in one table. The two columns differ where an answer proves that
 * a refresh token lives but leaves open whether a code, which works once, was taken.
 */
enum TokenEndpointError {
    INVALID_GRANT("invalid_grant", REFUSED, REFUSED),
    INVALID_AUTHORIZATION_CODE("invalid_authorization_code", REFUSED, REFUSED),
    INVALID_CREDENTIALS_KEY("invalid_credentials_key", REFUSED, REFUSED),
    DEPRECATED_PROVIDER("deprecated_provider", REFUSED, REFUSED),

    // An unknown refresh token is answered by this in the sandbox, and a rotated secret by this for some minutes.
    INVALID_CLIENT("invalid_client", OURS, OURS),
    UNAUTHORIZED_CLIENT("unauthorized_client", OURS, OURS),
    UNAUTHORIZED("unauthorized", OURS, OURS),
    UNSUPPORTED_GRANT_TYPE("unsupported_grant_type", OURS, OURS),
    INVALID_SCOPE("invalid_scope", OURS, OURS),
    INVALID_REQUEST("invalid_request", OURS, OURS),
    VALIDATION_ERROR("validation_error", OURS, OURS),
    NOT_FOUND("not_found", OURS, OURS),

    // Has several meanings, of which a withdrawn consent is only one; invalid_grant is the firm one.
    ACCESS_DENIED("access_denied", UNKNOWN, BUSY),
    PROVIDER_TOO_MANY_REQUESTS("provider_too_many_requests", BUSY, BUSY),
    PROVIDER_REQUEST_LIMIT_EXCEEDED("provider_request_limit_exceeded", BUSY, BUSY),
    PROVIDER_ERROR("provider_error", UNKNOWN, BUSY),
    CONNECTOR_OVERLOAD("connector_overload", UNKNOWN, BUSY),
    TEMPORARILY_UNAVAILABLE("temporarily_unavailable", UNKNOWN, BUSY),
    CONNECTOR_TIMEOUT("connector_timeout", UNKNOWN, UNKNOWN),
    PROVIDER_TIMEOUT("provider_timeout", UNKNOWN, UNKNOWN),
    INTERNAL_SERVER_ERROR("internal_server_error", UNKNOWN, UNKNOWN);

    private final String code;
    private final Verdict onExchange;
    private final Verdict onRefresh;

    TokenEndpointError(String code, Verdict onExchange, Verdict onRefresh) {
        this.code = code;
        this.onExchange = onExchange;
        this.onRefresh = onRefresh;
    }

    /** The body decides where it can be read (it may be HTML from a gateway, or empty), else the status. */
    static Verdict verdict(Leg leg, int status, @Nullable String code) {
        return Arrays.stream(values())
                .filter(error -> error.code.equals(code))
                .findFirst()
                .map(error -> leg == Leg.EXCHANGE ? error.onExchange : error.onRefresh)
                .orElseGet(() -> byStatus(status));
    }

    private static Verdict byStatus(int status) {
        return switch (status) {
            case 429 -> BUSY;
            case 400, 401, 403, 404, 405, 415, 422 -> OURS;
            default -> UNKNOWN;
        };
    }

    enum Leg {
        EXCHANGE,
        REFRESH
    }
}
