package io.bankfeed.auth.consent;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.event.ConsentEvent.ConsentGranted;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Renewals that are exchanged when they are confirmed (ADR 15); the code inside is sealed to token-service. */
@Repository
public class WaitingGrants {

    private static final String HERE = " where connection_id = :connection and consent_no = :no";

    private final DatabaseClient database;
    private final JsonMapper json;

    WaitingGrants(DatabaseClient database, JsonMapper json) {
        this.database = database;
        this.json = json;
    }

    public Mono<Void> keep(UUID connectionId, long consentNo, ConsentGranted grant) {
        return database.sql("update consent set waiting_grant = :grant" + HERE)
                .bind("grant", json.writeValueAsString(grant))
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Once; empty when none waits. The caller has locked the connection. */
    public Mono<ConsentGranted> take(UUID connectionId, long consentNo) {
        return database.sql("select waiting_grant from consent" + HERE + " and waiting_grant is not null")
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .map(row -> json.readValue(Columns.text(row, "waiting_grant"), ConsentGranted.class))
                .one()
                .delayUntil(grant -> forget(connectionId, consentNo));
    }

    private Mono<Long> forget(UUID connectionId, long consentNo) {
        return database.sql("update consent set waiting_grant = null" + HERE)
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated();
    }
}
