package com.example.spending.intake;

import com.example.spending.bankfeed.Change;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What was processed already. Written in the transaction of the effect, so that effect and memory never part. */
@Repository
class Progress {

    private final JdbcClient database;

    Progress(JdbcClient database) {
        this.database = database;
    }

    /** Whether the event comes for the first time. */
    boolean isNew(UUID eventId) {
        return inserted("insert into processed_event (event_id) values (?) on conflict do nothing", eventId);
    }

    /** Whether the change was applied neither from an event nor from the feed. */
    boolean isNew(UUID connectionId, Change change) {
        return inserted(
                "insert into applied_change (connection_id, cursor_text) values (?, ?) on conflict do nothing",
                connectionId,
                change.cursor());
    }

    /**
     * Whether a change that an event tells of was before the snapshot that was taken last. (What the feed tells after
     * the cursor of a snapshot never was.)
     */
    boolean isInSnapshot(UUID connectionId, Instant changedAt) {
        return database.sql("select snapshot_from > ? from bank_connection where connection_id = ?")
                .param(OffsetDateTime.ofInstant(changedAt, ZoneOffset.UTC))
                .param(connectionId)
                .query(Boolean.class)
                .optional()
                .orElse(false);
    }

    private boolean inserted(String insert, Object... values) {
        return database.sql(insert).params(values).update() == 1;
    }

    /** Whether data may still be taken in; makes the connection known. */
    boolean isAlive(UUID connectionId) {
        database.sql("insert into bank_connection (connection_id) values (?) on conflict do nothing")
                .param(connectionId)
                .update();
        return database.sql("select not erased from bank_connection where connection_id = ?")
                .param(connectionId)
                .query(Boolean.class)
                .single();
    }

    /** Whether the event belongs to the newest grant seen on its topic; an older one is a replay. */
    boolean isOfNewestGrant(UUID connectionId, String topic, long consentNo) {
        Optional<Long> newest = database.sql(
                        "select consent_no from newest_grant where connection_id = ? and topic = ?")
                .params(connectionId, topic)
                .query(Long.class)
                .optional();
        if (newest.isEmpty() || newest.get() < consentNo) {
            database.sql("delete from newest_grant where connection_id = ? and topic = ?")
                    .params(connectionId, topic)
                    .update();
            database.sql("insert into newest_grant (connection_id, topic, consent_no) values (?, ?, ?)")
                    .params(connectionId, topic, consentNo)
                    .update();
        }
        return newest.isEmpty() || newest.get() <= consentNo;
    }

    void markErased(UUID connectionId) {
        database.sql("update bank_connection set erased = true, feed_cursor = null where connection_id = ?")
                .param(connectionId)
                .update();
    }

    Optional<String> cursor(UUID connectionId) {
        return database.sql("select feed_cursor from bank_connection where connection_id = ? and feed_cursor is not null")
                .param(connectionId)
                .query(String.class)
                .optional();
    }

    void cursor(UUID connectionId, String cursor) {
        database.sql("update bank_connection set feed_cursor = ? where connection_id = ?")
                .params(cursor, connectionId)
                .update();
    }

    void snapshot(UUID connectionId, Instant from) {
        database.sql("update bank_connection set snapshot_from = ? where connection_id = ?")
                .param(from == null ? null : OffsetDateTime.ofInstant(from, ZoneOffset.UTC))
                .param(connectionId)
                .update();
    }

    void bank(UUID connectionId, String bank) {
        database.sql("update bank_connection set bank = ? where connection_id = ?")
                .params(bank, connectionId)
                .update();
    }

    List<UUID> aliveConnections() {
        return database.sql("select connection_id from bank_connection where not erased")
                .query(UUID.class)
                .list();
    }

    void forgetBefore(Instant instant) {
        for (String table : List.of("processed_event where processed_at", "applied_change where applied_at")) {
            database.sql("delete from " + table + " < ?")
                    .param(OffsetDateTime.ofInstant(instant, ZoneOffset.UTC))
                    .update();
        }
    }
}
