package io.bankfeed.simulator.web;

import io.bankfeed.simulator.json.Json;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A refusal in TrueLayer's words. */
public final class ApiError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String code;
    private final @Nullable String description;
    private final transient @Nullable Map<String, Object> details;
    private Duration retryAfter = Duration.ofMinutes(1);

    private ApiError(int status, String code, @Nullable String description, @Nullable Map<String, Object> details) {
        super(code, null, false, false);
        this.status = status;
        this.code = code;
        this.description = description;
        this.details = details;
    }

    /** The usual body, its details empty. */
    public static ApiError of(int status, String code, String description) {
        return new ApiError(status, code, description, Map.of());
    }

    /** A body that has the code alone, as the token endpoint gives it. */
    public static ApiError bare(int status, String code) {
        return new ApiError(status, code, null, null);
    }

    public static ApiError withoutDetails(int status, String code, String description) {
        return new ApiError(status, code, description, null);
    }

    public static ApiError detailed(int status, String code, String description, String name, String detail) {
        return new ApiError(status, code, description, Map.of(name, detail));
    }

    public ApiError retryAfter(Duration wait) {
        retryAfter = wait;
        return this;
    }

    /** How long a patient caller would wait, if it were told. */
    public Duration retryAfter() {
        return retryAfter;
    }

    public int status() {
        return status;
    }

    public String code() {
        return code;
    }

    public Map<String, Object> body() {
        return Json.object("error_description", description, "error", code, "error_details", details);
    }
}
