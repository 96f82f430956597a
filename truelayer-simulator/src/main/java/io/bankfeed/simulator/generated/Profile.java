package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Product.Kind;
import io.bankfeed.simulator.bank.Quirk;
import org.jspecify.annotations.Nullable;

/**
 * How a bank shows one of a household's accounts.
 *
 * @param number which of the household's accounts; see {@link Commitments}
 * @param id the same for every user, as in the sandbox; each user's own when absent
 * @param detail an account's type or a card's network
 * @param iban whether the IBAN is told
 * @param limitPence overdraft or credit limit
 */
record Profile(
        int number,
        Kind kind,
        @Nullable String id,
        String name,
        String detail,
        String currency,
        Numbers numbers,
        boolean iban,
        TimestampStyle timestamps,
        IdStyle ids,
        long limitPence) {

    boolean isCard() {
        return kind == Kind.CARD;
    }

    String idFor(BankTerms bank, String user) {
        return id == null || bank.has(Quirk.IDS_PER_USER) ? ownId(bank.providerId(), user) : id;
    }

    /** By either of its ids. */
    boolean isNamed(String accountId, String bank, String user) {
        return accountId.equals(id) || accountId.equals(ownId(bank, user));
    }

    private String ownId(String bank, String user) {
        return Mix.hex(Mix.of(Mix.of(61, bank), user), number, 32);
    }
}
