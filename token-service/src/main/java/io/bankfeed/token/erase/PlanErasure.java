package io.bankfeed.token.erase;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.observability.Traces;
import io.bankfeed.token.store.TokenChanges;
import java.time.InstantSource;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes the due row of a revoked connection. Call inside the listener's transaction. */
@Component
public class PlanErasure {

    static final String CHANNEL = "erasure";

    private static final String INSERT = """
            insert into erasure (connection_id, tenant, consent_no, requested_at, traceparent)
            values (:connection, :tenant, :consent, :now, nullif(:trace, ''))
            on conflict do nothing""";

    private final DatabaseClient database;
    private final TokenChanges tokens;
    private final Traces traces;
    private final InstantSource clock;

    PlanErasure(DatabaseClient database, TokenChanges tokens, Traces traces, InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.traces = traces;
        this.clock = clock;
    }

    /** From the commit on no token of the connection is refreshed or handed out. */
    public Mono<Void> of(EventEnvelope<?> event) {
        return tokens.beginRevocation(event.connectionId())
                .then(traces.traceparent())
                .flatMap(trace -> insert(event, trace.orElse("")))
                .then(database.sql("select pg_notify('" + CHANNEL + "', '')")
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private Mono<Long> insert(EventEnvelope<?> event, String traceparent) {
        return database.sql(INSERT)
                .bind("connection", event.connectionId())
                .bind("tenant", event.tenant())
                .bind("consent", event.consentNo())
                .bind("now", clock.instant())
                .bind("trace", traceparent)
                .fetch()
                .rowsUpdated();
    }
}
