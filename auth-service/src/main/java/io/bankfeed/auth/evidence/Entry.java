package io.bankfeed.auth.evidence;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a user's consent.
 *
 * @param attemptId the link by which it happened
 * @param textVersion of our own permission screen; absent where TrueLayer's was shown
 * @param result stable code: of a refusal or an end
 */
public record Entry(
        What what,
        Channel channel,
        Instant at,
        @Nullable Long consentNo,
        @Nullable UUID attemptId,
        @Nullable List<String> scopes,
        @Nullable String providerId,
        @Nullable String textVersion,
        @Nullable String language,
        @Nullable String result) {

    /** The words of the export. */
    public enum What {
        /** The user agreed on our own permission screen. */
        ACCEPTED,
        /** The user came back from the bank with a yes. */
        GRANTED,
        /** The user came back without one. */
        NOT_GRANTED,
        /** The tenant vouched for the user. */
        CONFIRMED,
        /** The tenant took the accounts of a renewal for its user's, though none was known from before. */
        OTHER_ACCOUNTS_ACCEPTED,
        /** The user reconfirmed, and TrueLayer extended the consent without a visit to the bank. */
        EXTENDED,
        EXPIRED,
        /** No token can be had any more: withdrawn at the bank, say. */
        LOST,
        REVOKED;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** By which way we heard of it. */
    public enum Channel {
        HOSTED_PAGE,
        BROWSER,
        APP,
        API,
        BANK,
        CLOCK;

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Entry of(What what, Channel channel, Instant at) {
        return new Entry(what, channel, at, null, null, null, null, null, null, null);
    }

    public Entry ofConsent(@Nullable Long no) {
        return new Entry(what, channel, at, no, attemptId, scopes, providerId, textVersion, language, result);
    }

    public Entry by(UUID attempt, List<String> asked, @Nullable String bank) {
        return new Entry(what, channel, at, consentNo, attempt, asked, bank, textVersion, language, result);
    }

    public Entry reading(String version, String shownIn) {
        return new Entry(what, channel, at, consentNo, attemptId, scopes, providerId, version, shownIn, result);
    }

    public Entry with(String code) {
        return new Entry(what, channel, at, consentNo, attemptId, scopes, providerId, textVersion, language, code);
    }
}
