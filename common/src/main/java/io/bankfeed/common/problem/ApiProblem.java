package io.bankfeed.common.problem;

import io.bankfeed.common.event.Actor;
import java.net.URI;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponse;

/** A refusal that the caller may know of: RFC 9457 with a stable {@code code}. Carries no stack trace and no secret. */
public final class ApiProblem extends RuntimeException implements ErrorResponse {

    private static final String TYPE_PREFIX = "urn:bankfeed:problem:";

    private final transient ProblemDetail body;
    private final transient HttpHeaders headers = new HttpHeaders();
    private boolean ofOthers;

    /**
     * @param code stable, snake_case, documented
     * @param detail for a person: what happened and what to do
     */
    public ApiProblem(HttpStatus status, String code, String detail) {
        super(code, null, false, false);
        this.body = detail(status, code, detail);
    }

    /** A problem body with {@code type} and {@code code} set alike. */
    public static ProblemDetail detail(HttpStatusCode status, String code, String detail) {
        var body = ProblemDetail.forStatusAndDetail(status, detail);
        body.setType(URI.create(TYPE_PREFIX + code));
        body.setProperty("code", code);
        return body;
    }

    public static ApiProblem notFound(String what) {
        return new ApiProblem(HttpStatus.NOT_FOUND, "not_found", "There is no such " + what + " for this caller.");
    }

    public ApiProblem with(String name, Object value) {
        body.setProperty(name, value);
        return this;
    }

    /** Who must act so that the request can succeed. */
    public ApiProblem actor(Actor actor) {
        this.ofOthers = actor != Actor.US;
        return with("actor", actor.word());
    }

    /** Whether somebody else must act, or nobody. */
    boolean isOfOthers() {
        return ofOthers;
    }

    public ApiProblem retryAfterSeconds(long seconds) {
        headers.set(HttpHeaders.RETRY_AFTER, Long.toString(seconds));
        return this;
    }

    public String code() {
        return String.valueOf(getMessage());
    }

    @Override
    public HttpStatusCode getStatusCode() {
        return HttpStatusCode.valueOf(body.getStatus());
    }

    @Override
    public HttpHeaders getHeaders() {
        return headers;
    }

    @Override
    public ProblemDetail getBody() {
        return body;
    }
}
