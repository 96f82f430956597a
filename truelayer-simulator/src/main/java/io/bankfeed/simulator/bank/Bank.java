package io.bankfeed.simulator.bank;

import java.time.LocalDate;
import java.util.function.UnaryOperator;

/** A bank: its terms, which a test may change while it runs, and its books. */
public final class Bank {
    private final Books books;
    private volatile BankTerms terms;

    /** Opens what the bank holds for a user on a day. */
    @FunctionalInterface
    public interface Books {
        Holdings of(String user, LocalDate today);
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
        return books.of(user, today);
    }
}
