package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.service.Service;
import io.bankfeed.rehearsals.Fault.Mending;
import io.bankfeed.rehearsals.Stage;
import java.time.Duration;

/** A service that is gone, and one that answers 5xx. */
public final class ServiceFaults {
    private static final Duration OFTEN = Duration.ofMillis(50);
    private static final Duration SELDOM = Duration.ofSeconds(10);

    private ServiceFaults() {}

    public static Mending killed(Stage stage) {
        stage.stack().kill(Service.WEBHOOK_RECEIVER);
        return () -> stage.stack().startAgain(Service.WEBHOOK_RECEIVER);
    }

    /** One route fails, and nobody asks for anything else. */
    public static Mending brokenRoute(Stage stage) {
        takeTableAway(stage);
        var traffic = new Traffic().every(OFTEN, () -> askBroken(stage));
        return () -> {
            traffic.close();
            giveTableBack(stage);
        };
    }

    /** The same route fails, but is one request of two hundred. */
    public static Mending seldomBrokenRoute(Stage stage) {
        takeTableAway(stage);
        var traffic = new Traffic()
                .every(
                        OFTEN,
                        () -> stage.operator().tryGet(stage.url(Service.AUTH_SERVICE) + "/.well-known/assetlinks.json"))
                .every(SELDOM, () -> askBroken(stage));
        return () -> {
            traffic.close();
            giveTableBack(stage);
        };
    }

    private static void askBroken(Stage stage) {
        var unused = stage.operator().tryGet(stage.url(Service.AUTH_SERVICE) + "/internal/v1/dead-letters");
    }

    /** As a migration would that went out before the code that no longer needs the table. */
    private static void takeTableAway(Stage stage) {
        stage.execute("auth", "alter table dead_letter rename to dead_letter_away");
    }

    private static void giveTableBack(Stage stage) {
        stage.execute("auth", "alter table dead_letter_away rename to dead_letter");
    }
}
