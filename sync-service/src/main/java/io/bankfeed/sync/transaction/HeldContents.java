package io.bankfeed.sync.transaction;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The content hashes of an account's live booked rows about some days, twins counted; an answer's rows are taken out.
 */
final class HeldContents {
    private static final int HASH_BYTES = 16;

    private final Map<UUID, Integer> within;
    private final Map<UUID, Integer> beside;
    private final Set<UUID> identified = new HashSet<>();

    /**
     * Both are hashes of 16 bytes one after the other.
     *
     * @param within of rows that an answer about the days must give, or they are gone
     * @param beside of rows at the border, which it may give
     */
    HeldContents(byte[] within, byte[] beside) {
        this.within = counted(within);
        this.beside = counted(beside);
    }

    boolean isEmpty() {
        return within.isEmpty() && beside.isEmpty();
    }

    /** A row given twice under one id is one row; twins without ids are two. */
    boolean takes(RowContent row) {
        UUID content = row.contentHash();
        if (row.isIdentified() && !identified.add(content)) {
            return true;
        }
        return taken(within, content) || taken(beside, content);
    }

    boolean allWithinWereTaken() {
        return within.isEmpty();
    }

    private static boolean taken(Map<UUID, Integer> left, UUID content) {
        boolean held = left.containsKey(content);
        left.computeIfPresent(content, (same, count) -> count == 1 ? null : count - 1);
        return held;
    }

    private static Map<UUID, Integer> counted(byte[] hashes) {
        Map<UUID, Integer> counted = HashMap.newHashMap(hashes.length / HASH_BYTES);
        ByteBuffer each = ByteBuffer.wrap(hashes);
        while (each.hasRemaining()) {
            counted.merge(new UUID(each.getLong(), each.getLong()), 1, Integer::sum);
        }
        return counted;
    }
}
