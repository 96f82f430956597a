package io.bankfeed.common.webhook;

import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.event.Events;
import io.bankfeed.common.event.ProviderEvent;
import io.bankfeed.common.event.ProviderEvent.ProviderHealthy;
import io.bankfeed.common.event.ProviderEvent.ProviderUnhealthy;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * TrueLayer reports that a bank fails for everybody, or works again. Opened by its own capability, never by a task's.
 */
public final class ProviderHealthNotice implements Notice {

    private static final Pattern PROVIDER_ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,99}");
    private static final Pattern WORD = Pattern.compile("[A-Za-z_]{1,40}");
    private static final String REPORTED = "reported_by_truelayer";

    private final Events events;
    private final BodyHint hint;
    private final InstantSource clock;

    public ProviderHealthNotice(Events events, JsonMapper json, InstantSource clock) {
        this.events = events;
        this.hint = new BodyHint(json);
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
    public Reading read(Capability capability, byte[] body) {
        return hint.read(body).map(this::readObject).orElseGet(() -> Reading.unreadable("no JSON object"));
    }

    private Reading readObject(JsonNode notice) {
        if (!concernsData(notice)) {
            return Reading.nothing();
        }
        Optional<String> provider = BodyHint.text(notice, "provider_id", PROVIDER_ID);
        Optional<String> type = BodyHint.text(notice, "type", WORD);
        if (provider.isEmpty() || type.isEmpty()) {
            return Reading.unreadable("no readable provider_id or type");
        }
        return health(notice, type.get(), provider.get())
                .map(health -> Reading.says(events.ofProvider(provider.get(), health)))
                .orElseGet(Reading::nothing);
    }

    /** The same path may be told of payments, which say nothing about reading accounts. */
    private static boolean concernsData(JsonNode notice) {
        return notice.path("capability_type").asString("data").equalsIgnoreCase("data");
    }

    private Optional<ProviderEvent> health(JsonNode notice, String type, String provider) {
        Instant at = BodyHint.instant(notice, "updated_at").orElseGet(clock::instant);
        return switch (type.toLowerCase(Locale.ROOT)) {
            case "provider_unhealthy" -> Optional.of(new ProviderUnhealthy(provider, REPORTED, at));
            case "provider_healthy" -> Optional.of(new ProviderHealthy(provider, at));
            default -> Optional.empty();
        };
    }
}
