package io.bankfeed.common.kafka;

import io.bankfeed.common.event.EventUnreadable;
import org.springframework.core.NestedExceptionUtils;

/**
 * Why a record failed, in words that may be kept and shown: our own message, or the name of the exception. Messages of
 * libraries may quote what they choked on, which may be bank data.
 */
public final class FailureReason {

    private FailureReason() {}

    public static String of(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof EventUnreadable unreadable) {
                return String.valueOf(unreadable.getMessage());
            }
        }
        return NestedExceptionUtils.getMostSpecificCause(failure).getClass().getName();
    }
}
