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
        var callback = ":" + ports.of(Part.AUTH_SERVICE) + "/callback";
        var environment = Map.of(
                "SIMULATOR_HOST", "127.0.0.1",
                "SIMULATOR_PORT", Integer.toString(ports.of(Part.TRUELAYER_SIMULATOR)),
                "SIMULATOR_PUBLIC_URL", trueLayer.apiUrl(),
                "SIMULATOR_CLIENT_ID", trueLayer.clientId(),
                "SIMULATOR_CLIENT_SECRET", trueLayer.clientSecret(),
                "SIMULATOR_REDIRECT_URIS", "http://localhost" + callback + ",http://127.0.0.1" + callback);
        var process = ServiceProcess.start(children, MODULE, HEAP_MEGABYTES, environment);
        var probe = URI.create(ports.url(Part.TRUELAYER_SIMULATOR) + "/simulator/v1/health");
        process.awaitReady(probe, ServiceProcess.READY_WITHIN);
        return process;
    }
}
