package io.bankfeed.benchmarks.report;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * On what a figure was measured: without it a figure says nothing.
 *
 * @param cores that the JVM may use
 * @param memoryMegabytes physical
 * @param processor its model as the system names it, or "unknown"
 * @param system name and version
 * @param java vendor and version of the JVM that measured
 * @param commit of the checkout, with "-dirty" when files differ from it; "unknown" when not told
 */
public record Machine(int cores, long memoryMegabytes, String processor, String system, String java, String commit) {

    public static Machine here() {
        return new Machine(
                Runtime.getRuntime().availableProcessors(),
                physicalMegabytes(),
                processorModel(),
                System.getProperty("os.name") + " " + System.getProperty("os.version"),
                System.getProperty("java.vendor.version") + " " + Runtime.version(),
                System.getProperty("bankfeed.commit", "unknown"));
    }

    private static long physicalMegabytes() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof com.sun.management.OperatingSystemMXBean system
                ? system.getTotalMemorySize() >> 20
                : 0;
    }

    private static String processorModel() {
        try (var lines = Files.lines(Path.of("/proc/cpuinfo"))) {
            return lines.filter(line -> line.startsWith("model name"))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException noLinux) {
            return "unknown";
        }
    }
}
