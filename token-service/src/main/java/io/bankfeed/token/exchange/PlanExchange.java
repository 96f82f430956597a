package io.bankfeed.token.exchange;

import static io.bankfeed.common.database.Bindings.orNull;

import io.bankfeed.common.event.ConsentEvent.ConsentGranted;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.observability.Traces;
import java.time.Instant;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Makes due rows of granted consents. Call inside the listener's transaction; the worker is woken by its commit. */
@Component
public class PlanExchange {

    static final String CHANNEL = "exchange";

    private static final String INSERT = """
            insert into exchange_attempt (connection_id, consent_no, attempt_id, tenant, provider_id, sealed_code,
                   sealed_end_user_ip, redirect_uri, scopes, granted_at, code_expires_at, attended_until, traceparent)
            values (:connection, :consent, :attempt, :tenant, :provider, :code, :ip, :redirect, :scopes, :granted,
                   :expires, :attended, nullif(:trace, ''))
            on conflict do nothing""";

    private static final String END_ALL = """
            update exchange_attempt set state = 'failed', reason = 'revoked', finished_at = now(), sealed_code = null,
                   sealed_end_user_ip = null
             where connection_id = :connection and state in ('due', 'started')""";

    private final DatabaseClient database;
    private final Traces traces;

    PlanExchange(DatabaseClient database, Traces traces) {
        this.database = database;
        this.traces = traces;
    }

    public Mono<Void> of(EventEnvelope<?> event, ConsentGranted granted) {
        return traces.traceparent()
                .flatMap(trace -> insert(event, granted, trace.orElse("")))
                .then(database.sql("select pg_notify('" + CHANNEL + "', '')")
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    /** What is under way for a revoked connection finds its row ended, and gives back what it got. */
    public Mono<Void> endAllOf(UUID connectionId) {
        return database.sql(END_ALL)
                .bind("connection", connectionId)
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Long> insert(EventEnvelope<?> event, ConsentGranted granted, String traceparent) {
        return database.sql(INSERT)
                .bind("connection", event.connectionId())
                .bind("consent", event.consentNo())
                .bind("attempt", granted.attemptId())
                .bind("tenant", event.tenant())
                .bind("provider", orNull(granted.providerId(), String.class))
                .bind("code", granted.sealedCode())
                .bind("ip", orNull(granted.sealedEndUserIp(), String.class))
                .bind("redirect", granted.redirectUri())
                .bind("scopes", granted.scopes().toArray(String[]::new))
                .bind("granted", granted.grantedAt())
                .bind("expires", granted.codeExpiresAt())
                .bind("attended", orNull(granted.attendedUntil(), Instant.class))
                .bind("trace", traceparent)
                .fetch()
                .rowsUpdated();
    }
}
