package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.JavaCommand;
import io.bankfeed.localstack.process.Places;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Starts a module's unpacked jar as a process of its own. */
public final class ServiceProcess {
    static final Duration READY_WITHIN = Duration.ofSeconds(180);

    /** A debugger and the writing of a class data archive exclude each other. */
    private static final List<String> DEBUGGER = List.of(
            "-agentlib:jdwp=transport=dt_socket,server=y,suspend=n,address=127.0.0.1:5005",
            "-XX:-AutoCreateSharedArchive");

    /** The last of two such options holds. */
    private static final List<String> BOTH_COMPILERS = List.of("-XX:TieredStopAtLevel=4");

    private static volatile @Nullable Service debugged;
    private static volatile boolean optimised;

    private ServiceProcess() {}

    /** From here on this service starts with a debugger port. */
    public static void debug(Service service) {
        debugged = service;
    }

    /** From here on services are compiled as in production, not for a quick start: for whoever measures them. */
    public static void optimise() {
        optimised = true;
    }

    /** Before anything starts. */
    public static void requireJar(String module, Places places) {
        var unused = ServiceJar.of(module, places);
    }

    /** Unpacks ahead of time what will be started later. */
    public static void unpack(String module, Places places) {
        var unused = ServiceJar.of(module, places).unpack();
    }

    public static ChildProcess startAndAwait(Children children, Service service, ServiceSettings settings) {
        return startAndAwait(children, service, settings, Map.of());
    }

    public static ChildProcess startAndAwait(
            Children children, Service service, ServiceSettings settings, Map<String, String> more) {
        return startAndAwait(children, service, settings, more, service.heapMegabytes());
    }

    /** With another heap than the usual one. */
    public static ChildProcess startAndAwait(
            Children children, Service service, ServiceSettings settings, Map<String, String> more, int heapMegabytes) {
        var environment = new HashMap<>(settings.of(service));
        environment.putAll(more);
        var process = start(children, service.module(), heapMegabytes, environment);
        awaitReady(process, service, settings);
        return process;
    }

    static void awaitReady(ChildProcess process, Service service, ServiceSettings settings) {
        var management = settings.ports().url(service.managementPort());
        process.awaitReady(URI.create(management + "/actuator/health/readiness"), READY_WITHIN);
    }

    static ChildProcess start(Children children, String module, int heap, Map<String, String> environment) {
        var places = children.places();
        var jar = ServiceJar.of(module, places).unpack();
        var classPath = new ArrayList<Path>(List.of(JavaCommand.childJar(places)));
        classPath.addAll(jar.classPath());
        var command = new JavaCommand(classPath, jar.mainClass(), heap, jar.archive()).with(options(module));
        return children.start(module, command, environment);
    }

    private static List<String> options(String module) {
        if (isDebugged(module)) {
            return DEBUGGER;
        }
        return optimised ? BOTH_COMPILERS : List.of();
    }

    private static boolean isDebugged(String module) {
        var service = debugged;
        return service != null && service.module().equals(module);
    }
}
