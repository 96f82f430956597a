package io.bankfeed.simulator.bank;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The banks on offer. */
public final class Banks {
    private final Map<String, Bank> byId = new LinkedHashMap<>();

    public Banks(List<Bank> banks) {
        banks.forEach(bank -> byId.put(bank.id(), bank));
    }

    public List<Bank> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Bank> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    /** Those that a link's providers parameter covers, by id or by group; all when it names none. */
    public List<Bank> coveredBy(Set<String> idsAndGroups) {
        return all().stream()
                .filter(bank -> idsAndGroups.isEmpty()
                        || idsAndGroups.contains(bank.id())
                        || idsAndGroups.contains(bank.terms().group()))
                .toList();
    }
}
