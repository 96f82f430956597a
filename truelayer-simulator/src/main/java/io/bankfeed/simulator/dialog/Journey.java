package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How far users came with links that have a tracking id. Kept for sixty days. */
public final class Journey {
    private static final Duration KEPT = Duration.ofDays(60);
    private static final int MOST_LINKS = 20_000;
    private static final DateTimeFormatter SEVEN_DIGITS =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSSSSS'Z'").withZone(ZoneOffset.UTC);

    private final SimulatorClock clock;
    private final Map<String, List<Event>> byTrackingId = new ConcurrentHashMap<>();
    private final Map<String, DialogSession> byCode = new ConcurrentHashMap<>();

    private record Event(Instant at, Map<String, Object> shown) {}

    public Journey(SimulatorClock clock) {
        this.clock = clock;
    }

    void begun(DialogSession session) {
        reached("dialog_started", session, null);
        if (session.isBankChosen()) {
            reached("provider_selected", session, null);
        }
        atTheBankPerhaps(session);
    }

    /** The bank's part begins when nothing is left to ask before its login. */
    void atTheBankPerhaps(DialogSession session) {
        if (session.step() == DialogSession.Step.LOGIN) {
            reached("provider_auth_started", session, null);
        }
    }

    void reached(String name, DialogSession session, @Nullable String credentialsId) {
        String trackingId = session.link().trackingId();
        if (trackingId == null || byTrackingId.size() >= MOST_LINKS && !byTrackingId.containsKey(trackingId)) {
            return;
        }
        Instant now = clock.instant();
        Map<String, Object> shown = Json.object(
                "name",
                name,
                "time",
                SEVEN_DIGITS.format(now),
                "flow_id",
                session.id(),
                "credentials_id",
                credentialsId,
                "consent_id",
                credentialsId == null ? null : session.link().consentId(),
                "reauth",
                session.link().renews().isPresent(),
                "provider_id",
                session.isBankChosen() ? session.bank().id() : null);
        List<Event> events = byTrackingId.computeIfAbsent(trackingId, first -> new ArrayList<>());
        synchronized (events) {
            events.add(new Event(now, shown));
        }
    }

    void ended(String code, DialogSession session) {
        if (session.link().trackingId() != null) {
            byCode.put(code, session);
        }
    }

    /** The token endpoint has given tokens for a code. */
    public void exchanged(String code, String credentialsId) {
        DialogSession session = byCode.remove(code);
        if (session != null) {
            reached("code_exchanged", session, credentialsId);
        }
    }

    public List<Map<String, Object>> of(String trackingId) {
        List<Event> events = Objects.requireNonNullElse(byTrackingId.get(trackingId), List.of());
        Instant oldest = clock.instant().minus(KEPT);
        synchronized (events) {
            return events.stream()
                    .filter(event -> event.at().isAfter(oldest))
                    .map(Event::shown)
                    .toList();
        }
    }
}
