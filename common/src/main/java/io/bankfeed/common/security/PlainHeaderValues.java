package io.bankfeed.common.security;

import org.jspecify.annotations.Nullable;

/**
 * The framework's own rule for the values of headers, assigned characters without control characters, said without the
 * regular expression that read each value as often as it was asked for.
 */
final class PlainHeaderValues {

    private PlainHeaderValues() {}

    /** An absent value is plain, too. */
    static boolean allow(@Nullable String value) {
        return value == null || value.codePoints().allMatch(PlainHeaderValues::isPlain);
    }

    private static boolean isPlain(int character) {
        return character == '\t' || Character.isDefined(character) && !Character.isISOControl(character);
    }
}
