package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Product.Kind;
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

    String idFor(String bank, String user) {
        return id == null ? Mix.hex(Mix.of(Mix.of(61, bank), user), number, 32) : id;
    }
}
