package io.bankfeed.sync.read;

import io.bankfeed.common.problem.ApiProblem;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** How long a page may be. */
public final class Limits {

    private static final int USUAL = 100;
    private static final int MOST = 500;

    private Limits() {}

    /** More than the most is cut to it; less than one is a mistake. */
    public static int pageSize(@Nullable Integer asked) {
        if (asked == null) {
            return USUAL;
        }
        if (asked < 1) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_limit", "Ask for 1 to " + MOST + " items.");
        }
        return Math.min(asked, MOST);
    }
}
