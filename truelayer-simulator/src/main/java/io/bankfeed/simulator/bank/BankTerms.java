package io.bankfeed.simulator.bank;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How a bank behaves towards TrueLayer.
 *
 * @param country as providers are listed: uk, not gb
 * @param group the word by which a link's providers parameter covers it
 * @param historyWindow how long after the user's login older history can be read
 * @param historyMonths how far back a range may reach even then
 * @param daysWithoutLogin how far back a range may reach later
 * @param refusal the error code for history that is out of reach
 * @param latencyMillis the median time of an asynchronous task
 * @param latencySpread the sigma of its log-normal distribution: 0 is always the median, 0.5 lively, 1 wild
 * @param loginFailure the error with which every login ends, while the bank's login does not work
 * @param steps what the bank must be told before it can be chosen, as the providers list describes it
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
        int daysWithoutLogin,
        int consentDays,
        String refusal,
        boolean infoOnlyAfterLogin,
        int latencyMillis,
        double latencySpread,
        String recommendedStatus,
        Set<Quirk> quirks,
        @Nullable List<Map<String, Object>> steps,
        @Nullable String loginFailure) {

    public static final List<String> ALL_SCOPES = List.of(
            "info",
            "accounts",
            "balance",
            "cards",
            "transactions",
            "direct_debits",
            "standing_orders",
            "offline_access");

    public BankTerms {
        scopes = scopes == null ? ALL_SCOPES : List.copyOf(scopes);
        missing = missing == null ? Set.of() : Set.copyOf(missing);
        quirks = quirks == null ? Set.of() : Set.copyOf(quirks);
        if (accessTokenLife.compareTo(Duration.ofMinutes(1)) < 0) {
            throw new IllegalArgumentException("an access token lives at least a minute");
        }
    }

    public boolean has(Quirk quirk) {
        return quirks.contains(quirk);
    }
}
