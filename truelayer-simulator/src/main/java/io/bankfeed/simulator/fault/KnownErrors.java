package io.bankfeed.simulator.fault;

import io.bankfeed.simulator.web.ApiError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The documented errors: what each code's status and words are, at the Data API and at the auth server. */
final class KnownErrors {
    private static final Set<String> TOKEN_CODES = Set.of(
            "invalid_grant",
            "invalid_client",
            "invalid_authorization_code",
            "invalid_request",
            "invalid_scope",
            "unsupported_grant_type");

    private static final Map<String, Known> BY_CODE = new LinkedHashMap<>();

    private record Known(int status, String description) {}

    static {
        known(400, "validation_error", "The supplied parameters are not valid.");
        known(400, "invalid_date_range", "Invalid date range provided.");
        known(400, "deprecated_provider", "The provider is no longer supported.");
        known(401, "unauthorized", "Credentials or token are no longer valid.");
        known(401, "invalid_token", "The access token is missing or malformed.");
        known(403, "access_denied", "Access to a specific resource has been denied.");
        known(
                403,
                "sca_exceeded",
                "SCA exemption has expired. This resource is protected and should be accessed shortly after PSU"
                        + " Authentication. In order to access this resource, please have the PSU re-authenticate.");
        known(403, "invalid_credentials_key", "The credentials key is not valid.");
        known(404, "account_not_found", "account not found");
        known(429, "provider_too_many_requests", "Provider rate limit exceeded.");
        known(
                429,
                "provider_request_limit_exceeded",
                "Maximum number of requests per user allowed by provider exceeded.");
        known(500, "internal_server_error", "Internal server error.");
        known(501, "endpoint_not_supported", "Feature not supported by the provider");
        known(503, "provider_error", "The provider service is unavailable.");
        known(503, "connector_overload", "The connector service is currently overloaded.");
        known(503, "temporarily_unavailable", "The provider service is unavailable.");
        known(504, "provider_timeout", "The provider service timed out.");
        known(504, "connector_timeout", "The connector service timed out.");
    }

    private KnownErrors() {}

    private static void known(int status, String code, String description) {
        BY_CODE.put(code, new Known(status, description));
    }

    /** The status that belongs to a code; none for a code that is not documented. */
    static @Nullable Integer statusOf(@Nullable String code) {
        if (code != null && TOKEN_CODES.contains(code)) {
            return 400;
        }
        Known known = code == null ? null : BY_CODE.get(code);
        return known == null ? null : known.status();
    }

    /** The error as documented, or as near to it as what is not documented allows. */
    static ApiError error(int status, @Nullable String wanted) {
        String code = wanted == null ? usualCode(status) : wanted;
        Known known = BY_CODE.get(code);
        return ApiError.of(status, code, known == null ? "A failure on order." : known.description());
    }

    /** The token endpoint's codes stand alone, and a broken auth server has words of its own. */
    static ApiError ofAuthServer(int status, @Nullable String wanted) {
        if (wanted != null && TOKEN_CODES.contains(wanted)) {
            return ApiError.bare(status, wanted);
        }
        boolean broken = status == 500 && (wanted == null || wanted.equals("internal_server_error"));
        return broken
                ? ApiError.of(
                        500,
                        "internal_server_error",
                        "Sorry, we are experiencing technical difficulties. Please try again later.")
                : error(status, wanted);
    }

    private static String usualCode(int status) {
        return BY_CODE.entrySet().stream()
                .filter(entry -> entry.getValue().status() == status)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(status < 500 ? "validation_error" : "internal_server_error");
    }
}
