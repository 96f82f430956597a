package io.bankfeed.auth.audit;

import io.bankfeed.common.id.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.InstantSource;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Somebody tried what no honest client does: a row that stays, a log line, and {@code bankfeed_security_alarms_total}.
 * Raised outside the refused request's transaction, which is rolled back.
 */
@Component
public class SecurityAlarms {

    private static final Logger LOG = LoggerFactory.getLogger(SecurityAlarms.class);

    private final DatabaseClient database;
    private final MeterRegistry meters;
    private final InstantSource clock;

    SecurityAlarms(DatabaseClient database, MeterRegistry meters, InstantSource clock) {
        this.database = database;
        this.meters = meters;
        this.clock = clock;
    }

    public Mono<Void> raise(Alarm alarm, String tenant, UUID connectionId) {
        return Mono.fromRunnable(() -> report(alarm, tenant, connectionId))
                .then(database.sql("""
                                insert into security_alarm (alarm_id, kind, tenant, connection_id, raised_at)
                                values (:id, :kind, :tenant, :connection, :now)
                                """)
                        .bind("id", Ids.next())
                        .bind("kind", alarm.word())
                        .bind("tenant", tenant)
                        .bind("connection", connectionId)
                        .bind("now", clock.instant())
                        .fetch()
                        .rowsUpdated())
                .then();
    }

    private void report(Alarm alarm, String tenant, UUID connectionId) {
        LOG.warn("security alarm {} for connection {} of tenant {}", alarm.word(), connectionId, tenant);
        meters.counter("bankfeed.security.alarms", "kind", alarm.word(), "tenant", tenant)
                .increment();
    }
}
