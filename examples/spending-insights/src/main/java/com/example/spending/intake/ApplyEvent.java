package com.example.spending.intake;

import com.example.spending.bankfeed.Account;
import com.example.spending.bankfeed.Change;
import com.example.spending.ledger.Ledger;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The effect of one event, once: its id is stored in the same transaction. */
@Component
class ApplyEvent {

    private static final Logger LOG = LoggerFactory.getLogger(ApplyEvent.class);

    private final Progress progress;
    private final Ledger ledger;
    private final JsonMapper json;

    ApplyEvent(Progress progress, Ledger ledger, JsonMapper json) {
        this.progress = progress;
        this.ledger = ledger;
        this.json = json;
    }

    @Transactional
    public void apply(Event event) {
        switch (event.type()) {
            case "bankfeed.transactions.changed.v1" -> once(event, () -> changes(event));
            case "bankfeed.account.changed.v1" -> once(event, () -> account(event));
            case "bankfeed.data.erased.v1" -> once(event, () -> erase(event.connectionId()));
            // A type that this version does not know or need: others may need it, and new ones will come.
            default -> LOG.debug("skipped {}", event.type());
        }
    }

    private void once(Event event, Runnable effect) {
        UUID connection = event.connectionId();
        if (progress.isNew(event.id())
                && progress.isAlive(connection)
                && progress.isOfNewestGrant(connection, event.topic(), event.consentNo())) {
            effect.run();
        }
    }

    private void changes(Event event) {
        UUID connection = event.connectionId();
        apply(
                connection,
                event.changes(json).stream()
                        .filter(change -> !progress.isInSnapshot(connection, change.changedAt()))
                        .toList());
    }

    /** Changes in the order of the feed, wherever they come from. */
    @Transactional
    public void apply(UUID connection, List<Change> changes) {
        for (Change change : changes) {
            if (progress.isNew(connection, change)) {
                ledger.apply(connection, change);
                progress.cursor(connection, change.cursor());
            }
        }
    }

    private void account(Event event) {
        if (event.data().path("shared").asBoolean(true)) {
            ledger.store(event.connectionId(), json.treeToValue(event.data(), Account.class));
        }
    }

    /** Everything that we hold of the connection goes; that it was erased is all that is remembered. */
    @Transactional
    public void erase(UUID connection) {
        progress.isAlive(connection);
        ledger.erase(connection);
        progress.markErased(connection);
        LOG.info("erased all of {}", connection);
    }
}
