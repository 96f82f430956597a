package io.bankfeed.auth.consent;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a grant's clock runs by.
 *
 * @param grantedAt when we got it, or when the user last reconfirmed it, by our own clock
 * @param exchanged whether tokens are in store for it
 * @param noticed the last notice told or left out, in days before the end
 * @param bankDateAfter dates of the bank up to here are those of before an extension
 */
public record Term(
        Instant grantedAt,
        boolean exchanged,
        @Nullable Integer noticed,
        @Nullable Instant bankDateAfter) {

    static Term read(Readable row) {
        return new Term(
                Columns.required(row, "granted_at", Instant.class),
                Columns.flag(row, "exchanged"),
                row.get("noticed", Integer.class),
                row.get("bank_date_after", Instant.class));
    }

    /** The bank's date, where it says anything about this term. */
    public @Nullable Instant heeded(@Nullable Instant bankSays) {
        return bankSays == null || bankDateAfter == null || bankSays.isAfter(bankDateAfter) ? bankSays : null;
    }
}
