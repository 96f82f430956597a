package io.bankfeed.simulator.generated;

import java.util.Optional;

/**
 * A company's mandate.
 *
 * @param card the card that it repays in full, instead of a fixed amount
 */
record DirectDebit(
        int account, String name, StandingOrder.Due due, long pence, Merchant merchant, Optional<Integer> card) {}
