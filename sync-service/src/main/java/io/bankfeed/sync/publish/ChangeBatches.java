package io.bankfeed.sync.publish;

import io.bankfeed.common.event.TransactionEvent.TransactionsChanged;
import io.bankfeed.sync.feed.FeedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Cuts a stretch of the feed into events without changing its order: one account each, few and small enough. */
@Component
class ChangeBatches {

    private static final int MOST_CHANGES = 100;

    /** Below the broker's limit of 1 MB a record, whatever a bank writes into its descriptions. */
    private static final int MOST_CHARACTERS = 300_000;

    List<TransactionsChanged> of(List<FeedChange> stretch) {
        List<Batch> batches = new ArrayList<>();
        for (FeedChange change : stretch) {
            if (batches.isEmpty() || !batches.getLast().takes(change)) {
                batches.add(new Batch(change.accountId()));
            }
            batches.getLast().add(change);
        }
        return batches.stream().map(Batch::event).toList();
    }

    private static final class Batch {

        private final UUID accountId;
        private final List<JsonNode> changes = new ArrayList<>();
        private int characters;

        Batch(UUID accountId) {
            this.accountId = accountId;
        }

        boolean takes(FeedChange change) {
            return accountId.equals(change.accountId())
                    && changes.size() < MOST_CHANGES
                    && characters + change.characters() <= MOST_CHARACTERS;
        }

        /** Written as it is when the event is encoded, and not a time before. */
        void add(FeedChange change) {
            changes.add(JsonNodeFactory.instance.pojoNode(change));
            characters += change.characters();
        }

        TransactionsChanged event() {
            return new TransactionsChanged(accountId, changes);
        }
    }
}
