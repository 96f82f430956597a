package io.bankfeed.common.page;

import io.bankfeed.common.problem.ApiProblem;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import org.springframework.http.HttpStatus;

/** Where a list goes on, as a text that callers only hand back. No secret: what it names is checked like any input. */
public final class Cursor {

    private static final String SEPARATOR = "\n";
    private static final int MAX_LENGTH = 512;

    private Cursor() {}

    public static String encode(String... parts) {
        byte[] text = String.join(SEPARATOR, parts).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text);
    }

    /** @throws ApiProblem 400 {@code invalid_cursor} when it is not one that we gave */
    public static List<String> decode(String cursor, int parts) {
        if (cursor.length() <= MAX_LENGTH) {
            try {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.UTF_8);
                List<String> decoded = List.of(text.split(SEPARATOR, -1));
                if (decoded.size() == parts) {
                    return decoded;
                }
            } catch (IllegalArgumentException notBase64) {
                // answered below, like every other text that is not a cursor
            }
        }
        throw invalid();
    }

    public static ApiProblem invalid() {
        return new ApiProblem(
                HttpStatus.BAD_REQUEST, "invalid_cursor", "Start again without a cursor, or use the one last given.");
    }
}
