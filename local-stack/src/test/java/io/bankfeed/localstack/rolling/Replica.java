package io.bankfeed.localstack.rolling;

import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.service.ImageJars;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.service.ServiceSettings;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** One of the processes of a service, on ports of its own; everybody else is reached through their fronts. */
final class Replica {
    private final Service service;
    private final ServiceSettings settings;
    private final Places places;
    private final Map<String, String> more;
    private Children children;

    Replica(Service service, ServiceSettings fronts, String name) {
        var free = PortPlan.ofFreePorts();
        var ports = new EnumMap<Part, Integer>(fronts.ports().ports());
        ports.put(service.port(), free.of(service.port()));
        ports.put(service.managementPort(), free.of(service.managementPort()));
        this.service = service;
        this.settings = new ServiceSettings(
                fronts.places(),
                new PortPlan(ports),
                fronts.trueLayer(),
                fronts.postgres(),
                fronts.issuerUri(),
                fronts.tenantsFile());
        this.places = new Places(
                fronts.places().checkout(),
                fronts.places().data().resolve(service.module() + "-" + name),
                fronts.places().cache());
        this.more = Map.of(
                "BANKFEED_PUBLIC_URL", "http://localhost:" + fronts.ports().of(Part.AUTH_SERVICE));
        this.children = new Children(places);
    }

    Service service() {
        return service;
    }

    String url() {
        return settings.ports().url(service.port());
    }

    void start() {
        children = new Children(places);
        var unused = ImageJars.startAndAwait(children, service, settings, more);
    }

    /** SIGTERM. Says how long it took to end by itself. */
    Duration terminate() {
        var watch = new Stopwatch();
        children.closeAllBut(List.of());
        return Objects.requireNonNull(watch.elapsed());
    }
}
