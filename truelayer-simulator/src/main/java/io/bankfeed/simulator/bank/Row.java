package io.bankfeed.simulator.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;

/** One transaction, as the bank holds it. Rendered only when asked for, because a bank holds many. */
public interface Row {

    /** The day in the bank's own words, whatever zone its timestamp names. */
    LocalDate date();

    Instant at();

    BigDecimal amount();

    String json();

    /**
     * With a transaction_id that is another one for each variant, where the bank's are like that; 0 is the usual one.
     */
    default String json(long variant) {
        return json();
    }
}
