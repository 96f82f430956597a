package io.bankfeed.localstack.child;

import java.io.IOException;
import java.util.Arrays;
import sun.misc.Signal;
import sun.misc.SignalHandler;

/**
 * Runs another main class and ends when the launcher does, however the launcher ended: the launcher holds the other end
 * of this process's standard input. Ctrl-C reaches every process of a terminal at once, so it is ignored here and the
 * launcher ends its children in order.
 */
public final class EndsWithTheLauncher {
    private static final int GRACE_MILLIS = 10_000;

    private EndsWithTheLauncher() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Signal.handle(new Signal("INT"), SignalHandler.SIG_IGN);
        Thread.ofPlatform().daemon().name("ends-with-the-launcher").start(EndsWithTheLauncher::waitForTheLauncherToEnd);
        run(Class.forName(args[0]), Arrays.copyOfRange(args, 1, args.length));
    }

    /** A main method may be without arguments and need not be public (JEP 512). */
    private static void run(Class<?> application, String[] arguments) throws ReflectiveOperationException {
        try {
            var main = application.getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(null, (Object) arguments);
        } catch (NoSuchMethodException e) {
            var main = application.getDeclaredMethod("main");
            main.setAccessible(true);
            main.invoke(null);
        }
    }

    private static void waitForTheLauncherToEnd() {
        try {
            while (System.in.read() != -1) {
                // the launcher writes nothing; only the end of the stream tells something
            }
        } catch (IOException brokenPipe) {
            // the same news by another way
        }
        Thread.ofPlatform().daemon().start(EndsWithTheLauncher::haltAfterGrace);
        System.exit(143);
    }

    private static void haltAfterGrace() {
        try {
            Thread.sleep(GRACE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        Runtime.getRuntime().halt(143);
    }
}
