package io.bankfeed.simulator.bank;

import java.time.LocalDate;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A bank: its terms, which a test may change while it runs, and its books. */
public final class Bank {
    private final Books books;
    private volatile BankTerms terms;

    /** Opens what the bank holds for a user on a day, as its present terms let it be seen. */
    @FunctionalInterface
    public interface Books {
        Holdings of(String user, LocalDate today, BankTerms terms);
    }

    public Bank(BankTerms terms, Books books) {
        this.terms = terms;
        this.books = books;
    }

    public String id() {
        return terms.providerId();
    }

    public BankTerms terms() {
        return terms;
    }

    public synchronized void change(UnaryOperator<BankTerms> change) {
        terms = change.apply(terms);
    }

    public Holdings holdings(String user, LocalDate today) {
        return books.of(user, today, terms);
    }

    /** Empty where the books are a recording. */
    public Optional<Orderable> orderable() {
        return books instanceof Orderable orderable ? Optional.of(orderable) : Optional.empty();
    }
}
