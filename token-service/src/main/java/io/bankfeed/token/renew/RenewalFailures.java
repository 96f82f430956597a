package io.bankfeed.token.renew;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.token.truelayer.TrueLayerCallFailed;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;

/** Why a renewal came to nothing, and who must act. */
final class RenewalFailures {

    private static final Logger LOG = LoggerFactory.getLogger(RenewalFailures.class);
    private static final Duration LATER = Duration.ofSeconds(30);

    private RenewalFailures() {}

    static ApiProblem of(TrueLayerCallFailed failure) {
        return switch (failure.verdict()) {
            case REFUSED -> refused(failure.code());
            case BUSY -> unavailable(failure, "renewal_unavailable", "The bank can't be asked now; try later.");
            case UNKNOWN ->
                unavailable(failure, "renewal_outcome_unknown", "Perhaps done, perhaps not; asking again is safe.");
            case OURS -> {
                LOG.error("ALARM TrueLayer refuses us ({}) at a renewal", failure.code());
                yield unavailable(failure, "renewal_unavailable", "Our own request was refused; it has been logged.");
            }
        };
    }

    static ApiProblem refused(String reason) {
        return new ApiProblem(
                        HttpStatus.CONFLICT,
                        "renewal_refused",
                        "TrueLayer can't renew this grant; a new one is needed.")
                .actor(Actor.USER)
                .with("reason", reason);
    }

    /** A refresh of the same grant is under way. */
    static ApiProblem held() {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, "token_refresh_pending", "A refresh is under way.")
                .actor(Actor.NOBODY)
                .retryAfterSeconds(2);
    }

    /** The grant is extended; its tokens are kept and come into use with the next refresh. */
    static ApiProblem tooLate() {
        return new ApiProblem(
                        HttpStatus.SERVICE_UNAVAILABLE,
                        "renewal_outcome_unknown",
                        "Perhaps done, perhaps not; asking again is safe.")
                .actor(Actor.US)
                .retryAfterSeconds(LATER.toSeconds());
    }

    private static ApiProblem unavailable(TrueLayerCallFailed failure, String code, String detail) {
        return new ApiProblem(HttpStatus.SERVICE_UNAVAILABLE, code, detail)
                .actor(failure.verdict().actor())
                .with("reason", failure.code())
                .retryAfterSeconds(failure.retryAfter().orElse(LATER).toSeconds());
    }
}
