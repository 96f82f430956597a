package io.bankfeed.sync.transaction;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** How a booked row resembles the pending one it came from: same amount, a few days at most, words in common. */
record Likeness(BigDecimal value, String currency, LocalDate bookedOn, String description) {

    private static final int DAYS_TO_SETTLE = 10;

    static Likeness of(FetchedRow booked) {
        return new Likeness(booked.value(), booked.currency(), booked.bookedOn(), booked.description());
    }

    static Likeness of(HeldRow booked) {
        return new Likeness(booked.value(), booked.currency(), booked.bookedOn(), booked.description());
    }

    boolean isThatOf(HeldRow pending) {
        return value.compareTo(pending.value()) == 0
                && currency.equals(pending.currency())
                && !pending.bookedOn().isAfter(bookedOn)
                && !pending.bookedOn().plusDays(DAYS_TO_SETTLE).isBefore(bookedOn)
                && shareWords(words(description), words(pending.description()));
    }

    /** At least half of the words of the shorter text. */
    private static boolean shareWords(Set<String> some, Set<String> others) {
        var common = new HashSet<>(some);
        common.retainAll(others);
        return common.size() * 2 >= Math.min(some.size(), others.size());
    }

    private static Set<String> words(String description) {
        return new HashSet<>(Arrays.asList(RowContent.words(description)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip()
                .split(" ")));
    }
}
