package io.bankfeed.localstack;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.service.TrueLayer;

/** Where a stack keeps its things, which ports it takes, which TrueLayer it talks to. */
public record StackSettings(Places places, PortPlan ports, TrueLayer trueLayer) {
    private static final String SIMULATED_CLIENT = "bankfeed-local";

    public static StackSettings withSimulator(Places places, PortPlan ports) {
        return new StackSettings(
                places, ports, TrueLayer.simulator(ports, SIMULATED_CLIENT, SIMULATED_CLIENT + "-secret"));
    }
}
