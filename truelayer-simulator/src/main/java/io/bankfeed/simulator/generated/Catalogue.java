package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** The generated banks on offer, as {@code banks.json} describes them. */
public final class Catalogue {
    private static final String MOCK = "mock";

    private final long seed;
    private final LocalDate firstDay;

    public Catalogue(long seed, LocalDate firstDay) {
        this.seed = seed;
        this.firstDay = firstDay;
    }

    record Entry(BankTerms terms, List<Profile> accounts) {}

    public List<Bank> banks() {
        return Stream.of(entries()).map(this::open).toList();
    }

    /** Each bank's users lead lives of their own. */
    private Bank open(Entry entry) {
        String id = entry.terms().providerId();
        long own = id.equals(MOCK) ? seed : Mix.of(seed, id);
        return new Bank(entry.terms(), new GeneratedBank(id, own, firstDay, entry.accounts()));
    }

    private static Entry[] entries() {
        try (InputStream file = Catalogue.class.getResourceAsStream("/banks.json")) {
            return Json.read(Objects.requireNonNull(file).readAllBytes(), Entry[].class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
