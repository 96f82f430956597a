package io.bankfeed.localstack.process;

import org.jspecify.annotations.Nullable;

/** Something the person at the terminal must know: the message says what happened and what to do, without a trace. */
public final class StackFailure extends RuntimeException {
    public StackFailure(String message) {
        super(message);
    }

    public StackFailure(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
