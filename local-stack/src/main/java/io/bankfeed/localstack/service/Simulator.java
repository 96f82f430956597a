package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.net.URI;
import java.util.Map;

/** The stand-in for TrueLayer: authorisation server and Data API in one process. */
public final class Simulator {
    public static final String MODULE = "truelayer-simulator";
    private static final int HEAP_MEGABYTES = 160;

    private Simulator() {}

    public static ChildProcess startAndAwait(Children children, PortPlan ports, TrueLayer trueLayer) {
        var environment = Map.of(
                "SERVER_PORT", Integer.toString(ports.of(Part.TRUELAYER_SIMULATOR)),
                "SERVER_ADDRESS", "127.0.0.1",
                "TRUELAYER_CLIENT_ID", trueLayer.clientId(),
                "TRUELAYER_CLIENT_SECRET", trueLayer.clientSecret());
        var process = ServiceProcess.start(children, MODULE, HEAP_MEGABYTES, environment);
        var probe = URI.create(ports.url(Part.TRUELAYER_SIMULATOR) + "/api/providers");
        process.awaitReady(probe, ServiceProcess.READY_WITHIN);
        return process;
    }
}
