package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.ExtraTransaction;
import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Orderable;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;

/** A bank whose users' lives are made up. A user's past is lived only when somebody asks for it. */
final class GeneratedBank implements Orderable {
    private final String id;
    private final long seed;
    private final LocalDate firstDay;
    private final List<Profile> profiles;
    private final Map<String, Household> households = new ConcurrentHashMap<>();
    private final Map<String, GeneratedHoldings> latest = new ConcurrentHashMap<>();

    GeneratedBank(String id, long seed, LocalDate firstDay, List<Profile> profiles) {
        this.id = id;
        this.seed = seed;
        this.firstDay = firstDay;
        this.profiles = List.copyOf(profiles);
    }

    @Override
    public Holdings of(String user, LocalDate today, BankTerms terms) {
        GeneratedHoldings known = latest.get(user);
        if (known != null && known.isOf(today, terms)) {
            return known;
        }
        Household household = householdOf(user);
        if (today.isBefore(household.livedUntil())) {
            return GeneratedHoldings.of(household, profiles, user, today, terms);
        }
        return latest.compute(user, (name, before) -> GeneratedHoldings.of(household, profiles, user, today, terms));
    }

    private Household householdOf(String user) {
        return households.computeIfAbsent(user, name -> new Household(Mix.of(seed, name), firstDay));
    }

    @Override
    public void add(String user, LocalDate today, String accountId, ExtraTransaction wanted) {
        Household household = householdOf(user);
        synchronized (household) {
            ordersOf(household, user, today, accountId).add(today, wanted);
        }
        latest.remove(user);
    }

    @Override
    public boolean withdraw(String user, LocalDate today, String accountId, String transactionId) {
        GeneratedHoldings shown = latest.get(user);
        OptionalLong key = shown == null ? OptionalLong.empty() : shown.keyOf(accountId, transactionId);
        Household household = householdOf(user);
        synchronized (household) {
            key.ifPresent(known -> ordersOf(household, user, today, accountId).withdraw(today, known));
        }
        latest.remove(user);
        return key.isPresent();
    }

    private Orders ordersOf(Household household, String user, LocalDate today, String accountId) {
        return profiles.stream()
                .filter(profile -> profile.isNamed(accountId, id, user))
                .findFirst()
                .map(profile -> household.book(profile.number(), today).orders())
                .orElseThrow(() -> new IllegalArgumentException("no such account"));
    }
}
