package io.bankfeed.localstack;

import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.net.URI;

/** Where a running Bankfeed is reached from here, whoever started it. */
public record Addresses(String authService, String syncService, String issuer, String simulator) {

    static Addresses of(PortPlan ports, String issuer) {
        return new Addresses(
                ports.url(Part.AUTH_SERVICE),
                ports.url(Part.SYNC_SERVICE),
                issuer,
                ports.url(Part.TRUELAYER_SIMULATOR));
    }

    /** From where auth-service is: the others on the same host, on the ports of the design. */
    public static Addresses around(URI authService) {
        var host = authService.getScheme() + "://" + authService.getHost();
        return new Addresses(
                authService.getPort() < 0 ? host + ":" + Part.AUTH_SERVICE.designPort() : authService.toString(),
                host + ":" + Part.SYNC_SERVICE.designPort(),
                host + ":" + Part.ISSUER.designPort(),
                host + ":" + Part.TRUELAYER_SIMULATOR.designPort());
    }
}
