package io.bankfeed.simulator.ledger;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Predicate;

/** Numbers what it is given and forgets the oldest when full. */
public final class BoundedLog<T> {
    private final int capacity;
    private final Deque<T> entries = new ArrayDeque<>();
    private long count;

    public BoundedLog(int capacity) {
        this.capacity = capacity;
    }

    public synchronized T add(LongFunction<T> entryOfNumber) {
        T entry = entryOfNumber.apply(++count);
        entries.add(entry);
        if (entries.size() > capacity) {
            entries.removeFirst();
        }
        return entry;
    }

    public synchronized List<T> matching(Predicate<T> wanted) {
        return entries.stream().filter(wanted).toList();
    }

    public synchronized long count() {
        return count;
    }
}
