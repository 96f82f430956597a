package io.bankfeed.simulator.data;

import io.bankfeed.simulator.web.ApiError;

/** Every way in which a data call is refused, with the documented code and words. */
final class Refusals {
    private Refusals() {}

    static ApiError noToken() {
        return ApiError.withoutDetails(401, "invalid_token", "The access token is missing or malformed.");
    }

    static ApiError expiredToken(String when) {
        return ApiError.withoutDetails(401, "invalid_token", "The token expired at '" + when + "'");
    }

    static ApiError unauthorized() {
        return ApiError.of(401, "unauthorized", "Credentials or token are no longer valid.");
    }

    static ApiError missingScope() {
        return ApiError.of(403, "access_denied", "Access to a specific resource has been denied.");
    }

    static ApiError noConsent() {
        return ApiError.withoutDetails(403, "access_denied", "Access denied");
    }

    static ApiError tooOld(String code) {
        if (code.equals("access_denied")) {
            return ApiError.detailed(
                    403, code, "Access denied", "provider_details", "Client application error: NO-BODY");
        }
        return ApiError.of(
                403,
                code,
                "SCA exemption has expired. This resource is protected and should be accessed shortly after PSU"
                        + " Authentication. In order to access this resource, please have the PSU re-authenticate.");
    }

    static ApiError noAccount() {
        return ApiError.of(404, "account_not_found", "account not found");
    }

    static ApiError dailyCap() {
        return ApiError.of(
                429,
                "provider_request_limit_exceeded",
                "Maximum number of requests per user allowed by provider exceeded.");
    }

    static ApiError notSupported() {
        return ApiError.of(501, "endpoint_not_supported", "Feature not supported by the provider");
    }

    /** The mock users whose every call fails. The status of the login-like codes is nowhere documented. */
    static void mockUser(String code, boolean asServerError) {
        int status = asServerError ? 500 : 403;
        throw switch (code) {
            case "provider_error" ->
                ApiError.of(
                        503,
                        code,
                        "The provider service is currently unavailable or experiencing technical difficulties."
                                + " Please try again later.");
            case "internal_error" -> ApiError.of(500, "internal_server_error", "Internal server error.");
            case "wrong_credentials" -> ApiError.of(asServerError ? 500 : 401, code, "The credentials are wrong.");
            default -> ApiError.of(status, code, "The account cannot be accessed.");
        };
    }
}
