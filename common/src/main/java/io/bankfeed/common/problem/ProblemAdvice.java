package io.bankfeed.common.problem;

import io.bankfeed.common.observability.WhoseFault;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.QueryTimeoutException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.bind.support.WebExchangeBindException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.reactive.result.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.ServerWebInputException;
import reactor.core.publisher.Mono;

/** Every error that leaves over HTTP, as a problem with a {@code code}. What is ours says nothing of the inside. */
@RestControllerAdvice
public class ProblemAdvice extends ResponseEntityExceptionHandler {

    private static final Logger LOG = LoggerFactory.getLogger(ProblemAdvice.class);

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(ApiProblem problem, ServerWebExchange exchange) {
        if (problem.getStatusCode().is5xxServerError() && problem.isOfOthers()) {
            WhoseFault.isNotOurs(exchange.getAttributes());
        }
        return ResponseEntity.status(problem.getStatusCode())
                .headers(problem.getHeaders())
                .body(problem.getBody());
    }

    @ExceptionHandler({
        DataAccessResourceFailureException.class,
        CannotCreateTransactionException.class,
        QueryTimeoutException.class
    })
    ResponseEntity<ProblemDetail> databaseDown(Exception failure) {
        LOG.error("database not available: {}", failure.toString());
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .header(HttpHeaders.RETRY_AFTER, "5")
                .body(ApiProblem.detail(
                        HttpStatus.SERVICE_UNAVAILABLE, "temporarily_unavailable", "Try again in a few seconds."));
    }

    /** Spring Security turns these into 401 and 403 itself. */
    @ExceptionHandler({AccessDeniedException.class, AuthenticationException.class})
    Mono<Void> leaveToSecurity(RuntimeException refusal) {
        return Mono.error(refusal);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Throwable failure) {
        LOG.error("unexpected failure", failure);
        return ResponseEntity.internalServerError()
                .body(ApiProblem.detail(
                        HttpStatus.INTERNAL_SERVER_ERROR, "internal_error", "The fault is ours; it has been logged."));
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleWebExchangeBindException(
            WebExchangeBindException invalid, HttpHeaders headers, HttpStatusCode status, ServerWebExchange exchange) {
        var body = ApiProblem.detail(HttpStatus.BAD_REQUEST, "invalid_request", "Fields of the request are not valid.");
        body.setProperty("errors", InvalidField.of(invalid));
        return handleExceptionInternal(invalid, body, headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleHandlerMethodValidationException(
            HandlerMethodValidationException invalid,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        var body = ApiProblem.detail(HttpStatus.BAD_REQUEST, "invalid_request", "A parameter is not valid.");
        return handleExceptionInternal(invalid, body, headers, status, exchange);
    }

    @Override
    protected Mono<ResponseEntity<Object>> handleServerWebInputException(
            ServerWebInputException unreadable,
            HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        boolean tooLarge = unreadable.getMostSpecificCause() instanceof DataBufferLimitException;
        var body = tooLarge
                ? ApiProblem.detail(HttpStatus.CONTENT_TOO_LARGE, "content_too_large", "The body is too large.")
                : ApiProblem.detail(HttpStatus.BAD_REQUEST, "invalid_request", "The request can't be read.");
        return handleExceptionInternal(unreadable, body, headers, HttpStatusCode.valueOf(body.getStatus()), exchange);
    }

    /** What Spring itself refuses (404, 405, 406, 415 …) gets its code from the status. */
    @Override
    protected Mono<ResponseEntity<Object>> createResponseEntity(
            @org.jspecify.annotations.Nullable Object body,
            @org.jspecify.annotations.Nullable HttpHeaders headers,
            HttpStatusCode status,
            ServerWebExchange exchange) {
        if (body instanceof ProblemDetail problem
                && (problem.getProperties() == null || !problem.getProperties().containsKey("code"))) {
            var coded = ApiProblem.detail(status, StatusCodes.codeOf(status), String.valueOf(problem.getDetail()));
            return super.createResponseEntity(coded, headers, status, exchange);
        }
        return super.createResponseEntity(body, headers, status, exchange);
    }
}
