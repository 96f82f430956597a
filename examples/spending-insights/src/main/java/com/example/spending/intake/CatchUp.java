package com.example.spending.intake;

import com.example.spending.bankfeed.Account;
import com.example.spending.bankfeed.Bankfeed;
import com.example.spending.bankfeed.ChangePage;
import com.example.spending.bankfeed.Connection;
import com.example.spending.bankfeed.CursorExpired;
import com.example.spending.bankfeed.NotAvailable;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What happened while we were away, from the change feed; where even that no longer reaches back far enough, from a
 * snapshot. Then the topics, which keep seven days, can have nothing that we miss.
 */
@Component
public class CatchUp {

    private static final Logger LOG = LoggerFactory.getLogger(CatchUp.class);

    private final Bankfeed bankfeed;
    private final Progress progress;
    private final ApplyEvent apply;
    private final TakeSnapshot snapshot;

    CatchUp(Bankfeed bankfeed, Progress progress, ApplyEvent apply, TakeSnapshot snapshot) {
        this.bankfeed = bankfeed;
        this.progress = progress;
        this.apply = apply;
        this.snapshot = snapshot;
    }

    public void withEverything() {
        List<Connection> connections = bankfeed.connections();
        eraseWhatIsGone(connections);
        connections.stream()
                .filter(connection -> !connection.isRevoked())
                .filter(connection -> progress.isAlive(connection.connectionId()))
                .forEach(this::with);
        LOG.info("caught up with {} connections", connections.size());
    }

    /** Whoever was revoked while we were away must not live on here. */
    private void eraseWhatIsGone(List<Connection> connections) {
        Set<UUID> gone = new HashSet<>(progress.aliveConnections());
        connections.stream()
                .filter(connection -> !connection.isRevoked())
                .map(Connection::connectionId)
                .forEach(gone::remove);
        gone.forEach(apply::erase);
    }

    private void with(Connection connection) {
        UUID id = connection.connectionId();
        progress.bank(id, connection.bank());
        try {
            accounts(id);
            changes(id);
        } catch (NotAvailable notYet) {
            LOG.info("nothing of {} yet: {}", id, notYet.getMessage());
        }
    }

    private void accounts(UUID connection) {
        for (Account account : bankfeed.accounts(connection)) {
            snapshot.store(connection, account);
        }
    }

    private void changes(UUID connection) {
        String cursor = progress.cursor(connection).orElse(null);
        boolean more = true;
        while (more) {
            try {
                ChangePage page = bankfeed.changes(connection, cursor);
                apply.apply(connection, page.items());
                cursor = page.resumeCursor();
                more = page.nextCursor() != null;
            } catch (CursorExpired expired) {
                LOG.info("the feed of {} no longer reaches back to our cursor: taking a snapshot", connection);
                snapshot.of(connection, expired);
                cursor = expired.resumeCursor();
            }
        }
    }
}
