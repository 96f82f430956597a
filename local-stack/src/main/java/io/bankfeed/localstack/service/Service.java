package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.PortPlan.Part;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The four services: where each listens, which database is its own, how much heap it needs. */
public enum Service {
    AUTH_SERVICE(Part.AUTH_SERVICE, Part.AUTH_SERVICE_MANAGEMENT, "auth"),
    TOKEN_SERVICE(Part.TOKEN_SERVICE, Part.TOKEN_SERVICE_MANAGEMENT, "token"),
    SYNC_SERVICE(Part.SYNC_SERVICE, Part.SYNC_SERVICE_MANAGEMENT, "sync"),
    WEBHOOK_RECEIVER(Part.WEBHOOK_RECEIVER, Part.WEBHOOK_RECEIVER_MANAGEMENT, null);

    private static final int HEAP_MEGABYTES = 192;

    private final Part port;
    private final Part managementPort;
    private final @Nullable String database;

    Service(Part port, Part managementPort, @Nullable String database) {
        this.port = port;
        this.managementPort = managementPort;
        this.database = database;
    }

    public static Optional<Service> ofModule(String module) {
        return Stream.of(values())
                .filter(service -> service.module().equals(module))
                .findFirst();
    }

    /** Of the module, the jar, the process and its log. */
    public String module() {
        return port.label();
    }

    public Part port() {
        return port;
    }

    public Part managementPort() {
        return managementPort;
    }

    Optional<String> database() {
        return Optional.ofNullable(database);
    }

    int heapMegabytes() {
        return HEAP_MEGABYTES;
    }
}
