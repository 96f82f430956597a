package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A client's own tokens, of no user. Data API v1 has no use for them; journey tracking may, which nobody could confirm.
 */
public final class ClientTokens {
    private static final Duration LIFE = Duration.ofHours(1);
    private static final String SCOPE = "tracking";

    private final SimulatorClock clock;
    private final Switches switches;
    private final Secrets secrets;
    private final Map<String, Instant> expiries = new ConcurrentHashMap<>();

    public ClientTokens(SimulatorClock clock, Switches switches, Secrets secrets) {
        this.clock = clock;
        this.switches = switches;
        this.secrets = secrets;
    }

    Map<String, Object> issue(TokenRequest request) {
        if (!areWanted() || !SCOPE.equals(request.get("scope"))) {
            throw ApiError.bare(400, "invalid_scope");
        }
        Instant now = clock.instant();
        expiries.values().removeIf(expiry -> !now.isBefore(expiry));
        String token = secrets.refreshToken();
        expiries.put(token, now.plus(LIFE));
        return Json.object(
                "access_token", token, "expires_in", LIFE.toSeconds(), "token_type", "Bearer", "scope", SCOPE);
    }

    boolean areWanted() {
        return switches.is(Switch.TRACKING_TOKEN, "client_credentials");
    }

    boolean admits(@Nullable String authorization) {
        Instant expiry = authorization == null || !authorization.startsWith("Bearer ")
                ? null
                : expiries.get(authorization.substring("Bearer ".length()));
        return expiry != null && clock.instant().isBefore(expiry);
    }
}
