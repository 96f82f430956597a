package io.bankfeed.common.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a tenant hears of accounts, on {@link Topics#accounts}; key: connection id; from confirmation on. */
public sealed interface AccountEvent extends Event {

    /**
     * An account or card is new, changed, or no longer shared.
     *
     * @param kind {@code account} or {@code card}
     * @param numberMasked the last four digits at most; the full number is had over HTTP with its own scope
     */
    record AccountChanged(
            UUID accountId,
            String kind,
            @Nullable String accountType,
            @Nullable String displayName,
            String currency,
            boolean shared,
            @Nullable String numberMasked)
            implements AccountEvent {}

    /** The newest balance; amounts as decimal strings. */
    record BalanceChanged(
            UUID accountId,
            BigDecimal current,
            @Nullable BigDecimal available,
            @Nullable BigDecimal overdraft,
            @Nullable BigDecimal creditLimit,
            String currency,
            Instant asOf)
            implements AccountEvent {}

    /** All bank data of the connection is erased here; erase your copy. */
    record DataErased(Instant erasedAt) implements AccountEvent {}
}
