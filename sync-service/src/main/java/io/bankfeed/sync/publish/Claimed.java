package io.bankfeed.sync.publish;

import io.bankfeed.sync.read.Rows;
import io.r2dbc.spi.Readable;
import java.util.UUID;

/** A connection under our lock, and how far its topic has been told. */
record Claimed(UUID connectionId, String tenant, long consentNo, long publishedPosition) {

    static Claimed of(Readable row) {
        return new Claimed(
                Rows.id(row, "connection_id"),
                Rows.text(row, "tenant"),
                Rows.number(row, "consent_no"),
                Rows.number(row, "published_position"));
    }
}
