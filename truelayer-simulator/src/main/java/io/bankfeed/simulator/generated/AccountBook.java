package io.bankfeed.simulator.generated;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One account's movements, written day by day and readable as of any day written. */
final class AccountBook {
    private static final int LONGEST_RESERVATION_DAYS = 7;

    private final long seed;
    private final long opening;
    private final List<Posting> booked = new ArrayList<>();
    private final List<Posting> reserved = new ArrayList<>();
    private final List<Posting> due = new ArrayList<>();
    private final Orders orders;
    private long balance;
    private long count;

    AccountBook(long seed, long opening) {
        this.seed = seed;
        this.opening = opening;
        this.balance = opening;
        this.orders = new Orders(seed);
    }

    Orders orders() {
        return orders;
    }

    long balance() {
        return balance;
    }

    void book(LocalDate day, Merchant merchant, long pence) {
        append(new Posting(nextKey(), day, day, merchant, pence, 0));
    }

    /** Spoken for today and booked some days later, unless the shop lets it lapse. */
    void reserve(LocalDate day, Merchant merchant, long pence, int days, boolean lapses) {
        Posting posting = new Posting(nextKey(), day, day.plusDays(days), merchant, pence, 0);
        reserved.add(posting);
        if (!lapses) {
            due.add(posting);
        }
    }

    void settle(LocalDate day) {
        for (Posting posting : List.copyOf(due)) {
            if (posting.booked().equals(day)) {
                due.remove(posting);
                append(posting);
            }
        }
    }

    private void append(Posting posting) {
        balance += posting.pence();
        booked.add(posting.withBalance(balance));
    }

    private long nextKey() {
        return Mix.of(seed, count++);
    }

    /** Oldest first. A bank shows a day's bookings from the next day on. */
    List<Posting> bookedBefore(LocalDate today) {
        int end = booked.size();
        while (end > 0 && !booked.get(end - 1).booked().isBefore(today)) {
            end--;
        }
        return List.copyOf(booked.subList(0, end));
    }

    long opening() {
        return opening;
    }

    /** Oldest first. */
    List<Posting> pendingOn(LocalDate today) {
        LocalDate oldest = today.minusDays(LONGEST_RESERVATION_DAYS);
        List<Posting> pending = new ArrayList<>();
        for (int i = reserved.size() - 1; i >= 0 && !reserved.get(i).made().isBefore(oldest); i--) {
            Posting posting = reserved.get(i);
            if (!posting.made().isAfter(today) && !posting.booked().isBefore(today)) {
                pending.addFirst(posting);
            }
        }
        return pending;
    }
}
