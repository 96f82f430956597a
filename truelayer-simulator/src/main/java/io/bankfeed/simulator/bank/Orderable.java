package io.bankfeed.simulator.bank;

import java.time.LocalDate;

/** Books in which a tester can write. */
public interface Orderable extends Bank.Books {

    void add(String user, LocalDate today, String accountId, ExtraTransaction wanted);

    /** Whether there was such a transaction; it is gone from today on. */
    boolean withdraw(String user, LocalDate today, String accountId, String transactionId);
}
