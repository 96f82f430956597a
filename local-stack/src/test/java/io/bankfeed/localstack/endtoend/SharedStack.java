package io.bankfeed.localstack.endtoend;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.StackSettings;
import io.bankfeed.localstack.StackStart;
import io.bankfeed.localstack.process.Directories;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import org.jspecify.annotations.Nullable;

/**
 * One stack for all end-to-end tests, of the jars that images are made of, on free ports, with fresh data that is left
 * behind for a look afterwards.
 */
final class SharedStack {
    private static @Nullable LocalStack running;

    private SharedStack() {}

    static synchronized LocalStack get() {
        if (running == null) {
            var stack = start();
            Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
            running = stack;
        }
        return running;
    }

    private static LocalStack start() {
        var checkout = Places.findCheckout();
        var data = checkout.resolve("local-stack/target/end-to-end");
        Directories.delete(data);
        var places = new Places(checkout, data, checkout.resolve(".local/cache"));
        var settings =
                StackSettings.withSimulator(places, PortPlan.ofFreePorts()).startingAsInImages();
        return new StackStart(settings, System.out::println).start();
    }
}
