package io.bankfeed.simulator.generated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Where one account stands on a day, as the bank shows it; both lists oldest first. */
record Position(Profile profile, List<Posting> booked, List<Posting> pending, long balance) {
    private static final long LATE = 71;
    private static final int ONE_IN = 25;
    private static final int LATEST_DAYS = 5;

    static Position of(Household household, Profile profile, LocalDate today, boolean backDated) {
        synchronized (household) {
            AccountBook book = household.book(profile.number(), today);
            Orders orders = book.orders();
            List<Posting> booked = book.bookedBefore(today);
            if (backDated || !orders.isEmpty()) {
                List<Posting> shown = orders.booked(booked, today);
                shown.removeIf(posting -> backDated && isLate(posting, today));
                booked = balanced(shown, book.opening());
            }
            long balance = booked.isEmpty() ? book.opening() : booked.getLast().balance();
            return new Position(profile, booked, orders.pending(book.pendingOn(today), today), balance);
        }
    }

    /** As if what is not shown had not happened: the balances after it say so, too. */
    private static List<Posting> balanced(List<Posting> shown, long opening) {
        List<Posting> balanced = new ArrayList<>(shown.size());
        long balance = opening;
        for (Posting posting : shown) {
            balance += posting.pence();
            balanced.add(posting.balance() == balance ? posting : posting.withBalance(balance));
        }
        return balanced;
    }

    private static boolean isLate(Posting posting, LocalDate today) {
        if (posting.booked().isBefore(today.minusDays(LATEST_DAYS + 1)) || !posting.chance(LATE, ONE_IN)) {
            return false;
        }
        long days = 1 + Math.floorMod(posting.key(), LATEST_DAYS);
        return !posting.booked().plusDays(days).isBefore(today);
    }
}
