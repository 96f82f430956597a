package io.bankfeed.simulator.webhook;

import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import java.net.URI;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.atomic.AtomicLong;

/** Tells who wants to know when a bank falls ill or recovers. */
public final class HealthNews {
    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SimulatorClock clock;
    private final Webhooks webhooks;
    private final Secrets secrets;
    private final AtomicLong count = new AtomicLong();

    public HealthNews(SimulatorClock clock, Webhooks webhooks, Secrets secrets) {
        this.secrets = secrets;
        this.clock = clock;
        this.webhooks = webhooks;
    }

    public void tell(String providerId, boolean healthy, String origin) {
        URI receiver = webhooks.settings().providerHealthUri();
        if (receiver == null) {
            return;
        }
        String id = secrets.uuid();
        String type = healthy ? "provider_healthy" : "provider_unhealthy";
        byte[] body = Json.bytes(Json.object(
                "provider_id",
                providerId,
                "capability_type",
                "data",
                "updated_at",
                SEVEN_DIGITS.format(clock.instant()),
                "event_id",
                id,
                "event_version",
                1,
                "type",
                type));
        webhooks.send(new Notice(receiver, null, id, count.incrementAndGet(), type, origin, body));
    }
}
