package io.bankfeed.benchmarks.sync;

import java.io.IOException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What is alive on the heap of another JVM, after collections that it was told to do. */
final class Heap {
    private static final Pattern USED = Pattern.compile("used (\\d+)K");

    private Heap() {}

    static int idleMegabytes(long pid) throws IOException, InterruptedException {
        jcmd(pid, "GC.run");
        Thread.sleep(1000);
        jcmd(pid, "GC.run");
        var used = USED.matcher(jcmd(pid, "GC.heap_info"))
                .results()
                .mapToLong(match -> Long.parseLong(match.group(1)))
                .limit(2) // young and old generation; what follows is no heap
                .sum();
        return Math.toIntExact(used / 1024) + 1;
    }

    private static String jcmd(long pid, String command) throws IOException, InterruptedException {
        var tool = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
        var process = new ProcessBuilder(tool, Long.toString(pid), command)
                .redirectErrorStream(true)
                .start();
        var output = new String(process.getInputStream().readAllBytes());
        if (process.waitFor() != 0) {
            throw new IllegalStateException("jcmd: " + output);
        }
        return output;
    }
}
