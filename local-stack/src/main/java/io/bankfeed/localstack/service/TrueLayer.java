package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.StackFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The TrueLayer that the stack talks to: its simulator, or the one that the environment names. */
public record TrueLayer(
        boolean simulated, String authUrl, String apiUrl, String clientId, String clientSecret, String webhookUrl) {
    private static final List<String> VARIABLES = List.of(
            "TRUELAYER_AUTH_URL",
            "TRUELAYER_API_URL",
            "TRUELAYER_CLIENT_ID",
            "TRUELAYER_CLIENT_SECRET",
            "WEBHOOK_PUBLIC_URL");

    public static TrueLayer simulator(PortPlan ports, String clientId, String clientSecret) {
        var simulator = ports.url(Part.TRUELAYER_SIMULATOR);
        return new TrueLayer(true, simulator, simulator, clientId, clientSecret, ports.url(Part.WEBHOOK_RECEIVER));
    }

    /** All five variables or none: with some of them missing, secrets would go to the wrong place. */
    public static Optional<TrueLayer> ofTheEnvironment(Map<String, String> environment) {
        var set = new LinkedHashMap<String, String>();
        for (var variable : VARIABLES) {
            var value = environment.getOrDefault(variable, "").trim();
            if (!value.isEmpty()) {
                set.put(variable, value);
            }
        }
        if (set.isEmpty()) {
            return Optional.empty();
        }
        var missing = VARIABLES.stream()
                .filter(variable -> !set.containsKey(variable))
                .toList();
        if (!missing.isEmpty()) {
            throw new StackFailure("To run against a real TrueLayer, all of " + String.join(", ", VARIABLES)
                    + " must be set. Missing: " + String.join(", ", missing)
                    + ". To run against the simulator, set none of them.");
        }
        var values = List.copyOf(set.values());
        return Optional.of(
                new TrueLayer(false, values.get(0), values.get(1), values.get(2), values.get(3), values.get(4)));
    }

    @Override
    public String toString() {
        return authUrl;
    }
}
