package io.bankfeed.sync.bank;

/**
 * What an endpoint says.
 *
 * @param late as the result of an accepted request, else at once
 */
public record Reply(int status, String body, boolean late) {

    public static Reply rows(String... rows) {
        return new Reply(200, "{\"results\": [" + String.join(",", rows) + "], \"status\": \"Succeeded\"}", true);
    }

    public static Reply refused(int status, String code) {
        return new Reply(status, "{\"error\": \"%s\", \"error_description\": \"no\"}".formatted(code), false);
    }

    /** Never comes to an end. */
    public static Reply running() {
        return new Reply(200, "{\"status\": \"Running\", \"results\": []}", true);
    }

    public static Reply failed(String code) {
        return new Reply(200, "{\"status\": \"Failed\", \"error\": \"%s\"}".formatted(code), true);
    }
}
