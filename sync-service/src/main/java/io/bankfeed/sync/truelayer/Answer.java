package io.bankfeed.sync.truelayer;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What the Data API said to a request or to a look at its results. */
public sealed interface Answer {

    /** Final and good: the rows, none of them perhaps. */
    record Results(AnswerRows rows) implements Answer {}

    /** Accepted, queued or running; never "no rows". */
    record Underway(@Nullable String resultsUri, @Nullable String taskId) implements Answer {}

    /**
     * Refused or failed.
     *
     * @param httpStatus 0 where no answer came
     * @param code TrueLayer's, or one of ours where it gave none
     */
    record Refused(int httpStatus, String code, @Nullable Duration retryAfter) implements Answer {

        public Verdict verdict(boolean aboutDates) {
            return Verdict.of(this, aboutDates);
        }
    }
}
