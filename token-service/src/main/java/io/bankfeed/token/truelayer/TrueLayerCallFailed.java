package io.bankfeed.token.truelayer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that brought no token, with what it means. Carries a stable code and never anything that was sent. */
public final class TrueLayerCallFailed extends RuntimeException {

    private final Verdict verdict;
    private final String code;
    private final transient @Nullable Duration retryAfter;

    public TrueLayerCallFailed(Verdict verdict, String code, @Nullable Duration retryAfter) {
        super(verdict + " " + code, null, false, false);
        this.verdict = verdict;
        this.code = code;
        this.retryAfter = retryAfter;
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Stable, snake_case: TrueLayer's own error where it gave a readable one. */
    public String code() {
        return code;
    }

    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
