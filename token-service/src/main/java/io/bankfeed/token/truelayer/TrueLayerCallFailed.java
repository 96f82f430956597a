package io.bankfeed.token.truelayer;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A call that brought no token, with what it means. Carries a stable code and never anything that was sent. */
public final class TrueLayerCallFailed extends RuntimeException {

    private final Verdict verdict;
    private final String code;
    private final transient @Nullable Duration retryAfter;
    private final transient @Nullable Duration heldBackFor;

    /** @param retryAfter what the other side has asked for */
    public TrueLayerCallFailed(Verdict verdict, String code, @Nullable Duration retryAfter) {
        this(verdict, code, retryAfter, null);
    }

    private TrueLayerCallFailed(
            Verdict verdict, String code, @Nullable Duration retryAfter, @Nullable Duration heldBackFor) {
        super(verdict + " " + code, null, false, false);
        this.verdict = verdict;
        this.code = code;
        this.retryAfter = retryAfter;
        this.heldBackFor = heldBackFor;
    }

    /** A call that we did not make, to leave the other side alone for so long: nobody there has asked us to wait. */
    public static TrueLayerCallFailed heldBack(String code, Duration heldBackFor) {
        return new TrueLayerCallFailed(Verdict.BUSY, code, null, heldBackFor);
    }

    public Verdict verdict() {
        return verdict;
    }

    /** Stable, snake_case: TrueLayer's own error where it gave a readable one. */
    public String code() {
        return code;
    }

    /** What the other side has asked for ({@code Retry-After}). */
    public Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    /** How long to wait at least, whoever wants it so. */
    public Optional<Duration> shortestWait() {
        return retryAfter().or(() -> Optional.ofNullable(heldBackFor));
    }
}
