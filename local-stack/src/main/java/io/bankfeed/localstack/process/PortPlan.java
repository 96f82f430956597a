package io.bankfeed.localstack.process;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** Which part listens where; everything on loopback. */
public record PortPlan(Map<Part, Integer> ports) {

    /** What has a port of its own, with the one that the design gives it. */
    public enum Part {
        AUTH_SERVICE(8081),
        TOKEN_SERVICE(8082),
        SYNC_SERVICE(8083),
        WEBHOOK_RECEIVER(8084),
        AUTH_SERVICE_MANAGEMENT(9081),
        TOKEN_SERVICE_MANAGEMENT(9082),
        SYNC_SERVICE_MANAGEMENT(9083),
        WEBHOOK_RECEIVER_MANAGEMENT(9084),
        TRUELAYER_SIMULATOR(8090),
        ISSUER(8091),
        POSTGRESQL(5433),
        KAFKA(9092),
        KAFKA_CONTROLLER(9093);

        private final int designPort;

        Part(int designPort) {
            this.designPort = designPort;
        }

        /** Where it listens in {@code ./run-local}. */
        public int designPort() {
            return designPort;
        }

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    public static PortPlan ofTheDesign() {
        var ports = new LinkedHashMap<Part, Integer>();
        for (var part : Part.values()) {
            ports.put(part, part.designPort);
        }
        return new PortPlan(ports);
    }

    /** Below the range from which outgoing connections take theirs, so that none is gone before it is used. */
    public static PortPlan ofFreePorts() {
        var ports = new LinkedHashMap<Part, Integer>();
        for (var part : Part.values()) {
            ports.put(part, free(ports));
        }
        return new PortPlan(ports);
    }

    private static int free(Map<Part, Integer> taken) {
        while (true) {
            var port = ThreadLocalRandom.current().nextInt(15_000, 31_000);
            if (!taken.containsValue(port) && Port.isFree(port)) {
                return port;
            }
        }
    }

    public int of(Part part) {
        var port = ports.get(part);
        if (port == null) {
            throw new IllegalArgumentException(part + " has no port");
        }
        return port;
    }

    public String url(Part part) {
        return "http://127.0.0.1:" + of(part);
    }
}
