package io.bankfeed.simulator.bank;

import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * How a bank behaves towards TrueLayer.
 *
 * @param historyWindow how long after the user's login more than 90 days of history can be read
 * @param historyMonths how far back a range may reach even then
 * @param refusal the error code for history that is out of reach
 * @param latencyMillis the usual time of an asynchronous task; single ones take up to four times as long
 */
public record BankTerms(
        String providerId,
        String displayName,
        String country,
        String group,
        List<String> scopes,
        Set<Feature> missing,
        Duration accessTokenLife,
        Duration historyWindow,
        int historyMonths,
        int consentDays,
        String refusal,
        boolean infoOnlyAfterLogin,
        int latencyMillis,
        String recommendedStatus) {

    public static final List<String> ALL_SCOPES = List.of(
            "info",
            "accounts",
            "balance",
            "cards",
            "transactions",
            "direct_debits",
            "standing_orders",
            "offline_access");
}
