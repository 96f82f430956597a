package io.bankfeed.simulator.control;

import io.bankfeed.simulator.bank.BankTerms;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What of a bank's terms may be changed while it runs; what is not said stays. */
record TermsChange(
        @Nullable Duration accessTokenLife,
        @Nullable Duration historyWindow,
        @Nullable Integer historyMonths,
        @Nullable Integer consentDays,
        @Nullable Integer latencyMillis,
        @Nullable String recommendedStatus) {

    BankTerms over(BankTerms before) {
        return new BankTerms(
                before.providerId(),
                before.displayName(),
                before.country(),
                before.group(),
                before.scopes(),
                before.missing(),
                or(accessTokenLife, before.accessTokenLife()),
                or(historyWindow, before.historyWindow()),
                or(historyMonths, before.historyMonths()),
                or(consentDays, before.consentDays()),
                before.refusal(),
                before.infoOnlyAfterLogin(),
                or(latencyMillis, before.latencyMillis()),
                or(recommendedStatus, before.recommendedStatus()));
    }

    private static <T> T or(@Nullable T wanted, T before) {
        return wanted == null ? before : wanted;
    }
}
