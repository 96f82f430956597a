package io.bankfeed.simulator.recorded;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Holdings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The live bank whose answers were recorded. The days are counted back from the day a user is first seen and then stay:
 * rows that moved every night would be new rows to every client.
 */
public final class RecordedBank implements Bank.Books {
    private final Map<String, RecordedHoldings> byUser = new ConcurrentHashMap<>();

    public static Bank open() {
        return new Bank(
                new BankTerms(
                        "ob-monzo",
                        "Recorded Bank",
                        "uk",
                        "uk-ob-all",
                        BankTerms.ALL_SCOPES,
                        Set.of(Feature.PENDING, Feature.STANDING_ORDERS, Feature.DIRECT_DEBITS),
                        Duration.ofMinutes(60),
                        Duration.ofMinutes(5),
                        120,
                        88,
                        90,
                        "access_denied",
                        true,
                        120,
                        0.5,
                        "healthy",
                        Set.of(),
                        null,
                        null),
                new RecordedBank());
    }

    @Override
    public Holdings of(String user, LocalDate today, BankTerms terms) {
        return byUser.computeIfAbsent(user, first -> RecordedHoldings.endingAt(today.minusDays(1)));
    }
}
