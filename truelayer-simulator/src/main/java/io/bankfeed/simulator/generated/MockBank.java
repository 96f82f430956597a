package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Holdings;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The bank of the sandbox. A user's past is lived only when somebody asks for it. */
public final class MockBank implements Bank.Books {
    private final long seed;
    private final LocalDate firstDay;
    private final Map<String, Household> households = new ConcurrentHashMap<>();
    private final Map<String, GeneratedHoldings> latest = new ConcurrentHashMap<>();

    private MockBank(long seed, LocalDate firstDay) {
        this.seed = seed;
        this.firstDay = firstDay;
    }

    public static Bank open(long seed, LocalDate firstDay) {
        return new Bank(
                new BankTerms(
                        "mock",
                        "Mock",
                        "uk",
                        "uk-cs-mock",
                        BankTerms.ALL_SCOPES,
                        Set.of(),
                        Duration.ofMinutes(15),
                        Duration.ofMinutes(15),
                        72,
                        90,
                        "sca_exceeded",
                        false,
                        250,
                        "healthy"),
                new MockBank(seed, firstDay));
    }

    @Override
    public Holdings of(String user, LocalDate today) {
        GeneratedHoldings known = latest.get(user);
        if (known != null && known.today().equals(today)) {
            return known;
        }
        Household household = households.computeIfAbsent(user, name -> new Household(Mix.of(seed, name), firstDay));
        GeneratedHoldings current = GeneratedHoldings.of(household, user, today);
        latest.put(user, current);
        return current;
    }
}
