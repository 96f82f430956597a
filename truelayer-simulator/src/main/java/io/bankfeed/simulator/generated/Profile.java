package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Product.Kind;
import java.util.List;

/** How one of the mock bank's accounts looks: the ids and names are those of the public sandbox. */
record Profile(
        int number,
        Kind kind,
        String id,
        String name,
        String detail,
        boolean iban,
        TimestampStyle timestamps,
        IdStyle ids,
        long limitPence) {

    static final List<Profile> ALL = List.of(
            account(0, "56c7b029e0f8ec5a2334fb0ffc2fface", "TRANSACTION", 1, true, TimestampStyle.MIDNIGHT)
                    .with(IdStyle.ALL_RENEWED_WHEN_SETTLED),
            account(1, "3c6edb9484ecd581dc1cedde8bedb1f1", "SAVINGS", 1, false, TimestampStyle.NO_ZONE)
                    .with(IdStyle.NONE),
            account(2, "89c3139784a055b9b47998f9dce9122e", "TRANSACTION", 2, true, TimestampStyle.FRACTIONS)
                    .with(IdStyle.PROVIDER_ONLY),
            account(3, "328df3a40b828340fa4c3100e17de121", "SAVINGS", 2, false, TimestampStyle.MIDNIGHT)
                    .with(IdStyle.NONE),
            account(4, "8de2de9eab01b935b21abcbed11adf26", "TRANSACTION", 3, false, TimestampStyle.LONDON)
                    .with(IdStyle.SOME),
            card(5, "2cbf9b6063102763ccbe3ea62f1b3e72", "MASTERCARD", 1).with(IdStyle.ALL_RENEWED_WHEN_SETTLED),
            card(6, "328f557c68aebd532cbbd05ce5bcb6c8", "VISA", 2).with(IdStyle.PROVIDER_ONLY));

    private static Profile account(
            int number, String id, String type, int ordinal, boolean iban, TimestampStyle timestamps) {
        String name = type + " ACCOUNT " + ordinal;
        long overdraft = type.equals("SAVINGS") ? 0 : (number + 1) * 10_000L;
        return new Profile(number, Kind.ACCOUNT, id, name, type, iban, timestamps, IdStyle.NONE, overdraft);
    }

    private static Profile card(int number, String id, String network, int ordinal) {
        String name = "CREDIT CARD " + ordinal;
        long limit = ordinal * 200_000L;
        return new Profile(number, Kind.CARD, id, name, network, false, TimestampStyle.MIDNIGHT, IdStyle.NONE, limit);
    }

    private Profile with(IdStyle newIds) {
        return new Profile(number, kind, id, name, detail, iban, timestamps, newIds, limitPence);
    }

    boolean isCard() {
        return kind == Kind.CARD;
    }
}
