package io.bankfeed.simulator.settings;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How the switches stand. */
public final class Switches {
    private final Map<Switch, String> values = new ConcurrentHashMap<>();

    public boolean is(Switch which, String value) {
        return get(which).equals(value);
    }

    public String get(Switch which) {
        return values.getOrDefault(which, which.choices().getFirst());
    }

    public void set(String word, String value) {
        Switch which = Switch.valueOf(word.toUpperCase(Locale.ROOT));
        if (!which.choices().contains(value)) {
            throw new IllegalArgumentException(word + " is one of " + which.choices());
        }
        values.put(which, value);
    }

    public Map<String, String> all() {
        Map<String, String> all = new LinkedHashMap<>();
        for (Switch which : Switch.values()) {
            all.put(which.word(), get(which));
        }
        return all;
    }
}
