package io.bankfeed.localstack.service;

import io.bankfeed.localstack.process.ChildProcess;
import io.bankfeed.localstack.process.Children;
import io.bankfeed.localstack.process.JavaCommand;
import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Starts a service as its image does, without the image: from its jar and the one of all libraries, with the beans that
 * were decided on when they were built; its database is migrated by a job before.
 */
public final class ImageJars {
    private static final String AS_DECIDED = "-Dspring.aot.enabled=true";
    private static final String ENDS_WHEN_MIGRATED = "-Dspring.context.exit=onRefresh";

    /** The Java runtime's own archive of classes: writing another takes a JVM that ends many seconds. */
    private static final Path ARCHIVE = Path.of(System.getProperty("java.home"), "lib/server/classes.jsa");

    private static final String NO_NEW_ARCHIVE = "-XX:-AutoCreateSharedArchive";

    private ImageJars() {}

    /** Before the service starts for the first time. */
    public static void migrate(Children children, Service service, ServiceSettings settings) {
        if (service.database().isPresent()) {
            var command = command(children, service, ENDS_WHEN_MIGRATED);
            children.run(service.module() + "-migration", command, settings.of(service), ServiceProcess.READY_WITHIN);
        }
    }

    public static ChildProcess startAndAwait(
            Children children, Service service, ServiceSettings settings, Map<String, String> more) {
        var environment = new HashMap<>(settings.of(service));
        environment.put("SPRING_FLYWAY_ENABLED", "false");
        environment.putAll(more);
        var process = children.start(service.module(), command(children, service), environment);
        ServiceProcess.awaitReady(process, service, settings);
        return process;
    }

    private static List<String> command(Children children, Service service, String... more) {
        var options = Stream.concat(Stream.of(AS_DECIDED, NO_NEW_ARCHIVE), Stream.of(more));
        var directory = children.places().imageJars(service.module());
        var jar = directory.resolve("app.jar");
        var classPath = List.of(JavaCommand.childJar(children.places()), jar, directory.resolve("libraries.jar"));
        return new JavaCommand(classPath, mainClass(jar), service.heapMegabytes(), ARCHIVE).with(options.toList());
    }

    private static String mainClass(Path jar) {
        try (var file = new JarFile(jar.toFile())) {
            return file.getManifest().getMainAttributes().getValue(Attributes.Name.MAIN_CLASS);
        } catch (IOException e) {
            throw new StackFailure("There is no " + jar + ". Build it first:  ./mvnw -DskipTests package", e);
        }
    }
}
