package io.bankfeed.localstack.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The command line of a child JVM. Start-up is what costs here: a serial collector, the quick compiler only, and an
 * archive of loaded classes that the JVM itself writes when it first ends and maps from then on.
 */
public record JavaCommand(List<Path> classPath, String mainClass, int heapMegabytes, Path archive) {

    public List<String> with(List<String> properties, String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heapMegabytes + "m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xss512k",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+AutoCreateSharedArchive",
                "-XX:SharedArchiveFile=" + archive,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                "-Xlog:aot=off",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow"));
        command.addAll(properties);
        command.addAll(List.of(
                "-cp", String.join(":", classPath.stream().map(Path::toString).toList())));
        command.addAll(List.of("io.bankfeed.localstack.child.EndsWithTheLauncher", mainClass));
        command.addAll(Arrays.asList(arguments));
        return command;
    }

    /** The jars of this JVM, whatever its class path consists of otherwise, and what runs inside the children. */
    public static List<Path> ownLibraries(Places places) {
        var libraries = new ArrayList<Path>();
        libraries.add(childJar(places));
        Arrays.stream(System.getProperty("java.class.path").split(":"))
                .filter(entry -> entry.endsWith(".jar") && !entry.endsWith("/local-stack.jar"))
                .map(Path::of)
                .forEach(libraries::add);
        return libraries;
    }

    public static Path childJar(Places places) {
        return places.checkout().resolve("local-stack/target/local-stack-child.jar");
    }
}
