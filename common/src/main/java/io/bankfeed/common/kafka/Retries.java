package io.bankfeed.common.kafka;

import java.util.concurrent.TimeoutException;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.transaction.TransactionException;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;

/**
 * How often a record is tried. While the database is away no record is to blame, so none is given up; anything else is
 * tried three times and then set aside.
 */
final class Retries {

    private static final long FIRST_PAUSE_MS = 200;
    private static final long LONGEST_PAUSE_MS = 10_000;
    private static final int MORE_TRIES = 2;

    private Retries() {}

    static BackOff forFailure(Throwable failure) {
        var backOff = new ExponentialBackOff(FIRST_PAUSE_MS, 2);
        backOff.setMaxInterval(LONGEST_PAUSE_MS);
        if (!isTransient(failure)) {
            backOff.setMaxAttempts(MORE_TRIES);
        }
        return backOff;
    }

    static boolean isTransient(Throwable failure) {
        for (Throwable cause = failure; cause != null && cause != cause.getCause(); cause = cause.getCause()) {
            if (isDatabaseAway(cause)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isDatabaseAway(Throwable cause) {
        return cause instanceof TransientDataAccessException
                || cause instanceof org.springframework.dao.DataAccessResourceFailureException
                || cause instanceof TransactionException
                || cause instanceof TimeoutException
                || cause instanceof io.r2dbc.spi.R2dbcTransientException
                || cause instanceof io.r2dbc.spi.R2dbcNonTransientResourceException
                || isBlockTimeout(cause);
    }

    /** What {@code Mono.block(Duration)} throws has no type of its own. */
    private static boolean isBlockTimeout(Throwable cause) {
        return cause instanceof IllegalStateException
                && NestedExceptionUtils.getMostSpecificCause(cause) instanceof TimeoutException;
    }
}
