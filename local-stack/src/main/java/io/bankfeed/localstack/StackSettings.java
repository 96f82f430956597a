package io.bankfeed.localstack;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.service.TrueLayer;
import java.util.Map;

/**
 * Where a stack keeps its things, which ports it takes, which TrueLayer it talks to.
 *
 * @param additional environment of every service, beside its usual one
 * @param asInImages whether services start as their images do ({@link io.bankfeed.localstack.service.ImageJars})
 */
public record StackSettings(
        Places places, PortPlan ports, TrueLayer trueLayer, Map<String, String> additional, boolean asInImages) {
    private static final String SIMULATED_CLIENT = "bankfeed-local";

    StackSettings(Places places, PortPlan ports, TrueLayer trueLayer) {
        this(places, ports, trueLayer, Map.of(), false);
    }

    public static StackSettings withSimulator(Places places, PortPlan ports) {
        return new StackSettings(
                places, ports, TrueLayer.simulator(ports, SIMULATED_CLIENT, SIMULATED_CLIENT + "-secret"));
    }

    public StackSettings with(Map<String, String> environment) {
        return new StackSettings(places, ports, trueLayer, Map.copyOf(environment), asInImages);
    }

    public StackSettings startingAsInImages() {
        return new StackSettings(places, ports, trueLayer, additional, true);
    }
}
