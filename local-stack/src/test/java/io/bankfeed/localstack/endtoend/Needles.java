package io.bankfeed.localstack.endtoend;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Looks for many words in one pass over the bytes: by the first eight of each. */
final class Needles {
    static final int SHORTEST = 8;

    private static final int SLOTS = 1 << 16;

    private final Map<Long, List<byte[]>> byBeginning = new HashMap<>();
    private final boolean[] perhaps = new boolean[SLOTS];

    Needles(Collection<String> words) {
        for (var word : words) {
            var bytes = word.getBytes(StandardCharsets.UTF_8);
            if (bytes.length < SHORTEST) {
                throw new IllegalArgumentException("too short to be a secret");
            }
            var beginning = beginning(bytes);
            var others = byBeginning.getOrDefault(beginning, List.of());
            byBeginning.put(
                    beginning,
                    java.util.stream.Stream.concat(others.stream(), java.util.stream.Stream.of(bytes))
                            .toList());
            perhaps[slot(beginning)] = true;
        }
    }

    private static long beginning(byte[] bytes) {
        var key = 0L;
        for (var i = 0; i < SHORTEST; i++) {
            key = key << 8 | bytes[i] & 0xFF;
        }
        return key;
    }

    private static int slot(long key) {
        return (int) (key * 0x9E3779B97F4A7C15L >>> 48);
    }

    Set<String> in(byte[] hay) {
        var found = new TreeSet<String>();
        var key = 0L;
        for (var i = 0; i < hay.length; i++) {
            key = key << 8 | hay[i] & 0xFF;
            if (perhaps[slot(key)]) {
                collect(hay, i - SHORTEST + 1, key, found);
            }
        }
        return found;
    }

    private void collect(byte[] hay, int start, long key, Set<String> found) {
        for (var word : byBeginning.getOrDefault(key, List.of())) {
            var end = start + word.length;
            if (start >= 0 && end <= hay.length && Arrays.equals(hay, start, end, word, 0, word.length)) {
                found.add(new String(word, StandardCharsets.UTF_8).substring(0, SHORTEST) + "…");
            }
        }
    }
}
