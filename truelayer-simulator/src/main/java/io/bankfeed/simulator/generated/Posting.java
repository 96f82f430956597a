package io.bankfeed.simulator.generated;

import java.time.LocalDate;

/**
 * A movement of money, in pence. On a card a positive amount is owed, on an account a negative one is spent.
 *
 * @param key the same before and after it settles; everything random about its looks comes from it
 * @param booked the day on which it settles, or would have
 */
record Posting(long key, LocalDate made, LocalDate booked, Merchant merchant, long pence, long balance) {

    /** True for one posting in so many, and always for the same ones. */
    boolean chance(long salt, int oneIn) {
        return Math.floorMod(Mix.of(key, salt), oneIn) == 0;
    }

    Posting withBalance(long newBalance) {
        return new Posting(key, made, booked, merchant, pence, newBalance);
    }
}
