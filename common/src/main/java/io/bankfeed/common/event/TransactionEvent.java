package io.bankfeed.common.event;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What a tenant hears of transactions, on {@link Topics#transactions}; key: connection id; from confirmation on. */
public sealed interface TransactionEvent extends Event {

    /**
     * Changes of one account in the order of the change feed, at most 100.
     *
     * @param changes each as the change feed gives it over HTTP: {@code {cursor, op:
     *     added|updated|settled|removed|reinstated, transaction, settled_from}}
     */
    record TransactionsChanged(UUID accountId, List<JsonNode> changes) implements TransactionEvent {}
}
