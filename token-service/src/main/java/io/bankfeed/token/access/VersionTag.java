package io.bankfeed.token.access;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A token's version as an ETag. */
final class VersionTag {

    private static final String FORM = "(?:W/)?\"\\d{1,18}\"";

    private VersionTag() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    static Optional<Long> read(@Nullable String tag) {
        return tag == null || !tag.matches(FORM)
                ? Optional.empty()
                : Optional.of(Long.valueOf(tag.replaceAll("[^0-9]", "")));
    }
}
