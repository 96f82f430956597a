package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.ExtraTransaction;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a tester wants to happen on one account, on top of the life that the seed decided. Kept by the day of the order.
 */
final class Orders {
    private static final long KEYS = 83;

    private final long seed;
    private final List<Order> added = new ArrayList<>();
    private final Map<Long, LocalDate> withdrawn = new HashMap<>();

    private record Order(LocalDate on, boolean pending, Posting posting) {

        boolean isBookedBefore(LocalDate today) {
            return pending ? posting.booked().isBefore(today) : !on.isAfter(today);
        }

        boolean isPendingOn(LocalDate today) {
            return pending && !on.isAfter(today) && !posting.booked().isBefore(today);
        }
    }

    Orders(long seed) {
        this.seed = Mix.of(seed, KEYS);
    }

    void add(LocalDate today, ExtraTransaction wanted) {
        Merchant merchant = Merchant.of(wanted.description(), null, "OTHER", List.of(), "OTH");
        LocalDate booked = wanted.pending() ? today.plusDays(1) : wanted.date();
        long key = Mix.of(seed, added.size());
        Posting posting = new Posting(key, wanted.date(), booked, merchant, wanted.pence(), 0);
        added.add(new Order(today, wanted.pending(), posting));
    }

    void withdraw(LocalDate today, long key) {
        withdrawn.putIfAbsent(key, today);
    }

    boolean isEmpty() {
        return added.isEmpty() && withdrawn.isEmpty();
    }

    boolean isWithdrawn(Posting posting, LocalDate today) {
        LocalDate day = withdrawn.get(posting.key());
        return day != null && !day.isAfter(today);
    }

    List<Posting> booked(List<Posting> own, LocalDate today) {
        List<Posting> all = new ArrayList<>(own);
        added.stream()
                .filter(order -> order.isBookedBefore(today))
                .map(Order::posting)
                .forEach(all::add);
        all.removeIf(posting -> isWithdrawn(posting, today));
        all.sort(Comparator.comparing(Posting::booked));
        return all;
    }

    List<Posting> pending(List<Posting> own, LocalDate today) {
        List<Posting> all = new ArrayList<>(own);
        added.stream()
                .filter(order -> order.isPendingOn(today))
                .map(Order::posting)
                .forEach(all::add);
        all.removeIf(posting -> isWithdrawn(posting, today));
        all.sort(Comparator.comparing(Posting::made));
        return all;
    }
}
