package io.bankfeed.webhook.receive;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Event;
import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/**
 * TrueLayer reports that a bank fails for everybody, or works again. Opened by its own capability, never by a task's.
 */
@Component
class ProviderHealthNotice implements Notice {

    private static final Pattern PROVIDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");
    private static final String REPORTED = "reported_by_truelayer";

    private final Events events;
    private final BodyHint hint;
    private final InstantSource clock;

    ProviderHealthNotice(Events events, BodyHint hint, InstantSource clock) {
        this.events = events;
        this.hint = hint;
        this.clock = clock;
    }

    @Override
    public String word() {
        return "provider_health";
    }

    @Override
    public boolean isOpenedBy(Capability capability) {
        return capability.isForProviderHealth();
    }

    @Override
    public Optional<EventEnvelope<? extends Event>> eventOf(Capability capability, byte[] body) {
        JsonNode notice = hint.read(body);
        if (!concernsData(notice)) {
            return Optional.empty();
        }
        return BodyHint.text(notice, "provider_id", PROVIDER_ID)
                .flatMap(provider -> health(notice, provider).map(health -> events.ofProvider(provider, health)));
    }

    /** The same path may be told of payments, which say nothing about reading accounts. */
    private static boolean concernsData(JsonNode notice) {
        return notice.path("capability_type").asString("data").equalsIgnoreCase("data");
    }

    private Optional<ProviderEvent> health(JsonNode notice, String provider) {
        Instant at = BodyHint.instant(notice, "updated_at").orElseGet(clock::instant);
        String type = BodyHint.text(notice, "type", WORD).orElse("").toLowerCase(Locale.ROOT);
        return switch (type) {
            case "provider_unhealthy" -> Optional.of(new ProviderUnhealthy(provider, REPORTED, at));
            case "provider_healthy" -> Optional.of(new ProviderHealthy(provider, at));
            default -> Optional.empty();
        };
    }
}
