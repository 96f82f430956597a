package io.bankfeed.localstack.endtoend;

import java.time.Duration;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was answered 2xx is not lost, and what was delivered twice has one effect. */
@Order(2)
class WebhookDeliveriesIT {

    @Test
    @Tag("proof")
    void what_was_accepted_has_its_event_and_one_effect_though_the_receiver_is_killed() throws Exception {
        var stack = SharedStack.get();
        var tasks = AwaitedTasks.make(stack, 10, 25);

        new DeliveryStorm(stack, System.nanoTime(), 1, 0).rage(tasks, 2, Duration.ofSeconds(60));
    }

    @Test
    @Tag("proof")
    void a_hundred_thousand_deliveries_survive_kills_of_the_receiver_and_restarts_of_the_broker() throws Exception {
        var stack = SharedStack.get();
        var tasks = AwaitedTasks.make(stack, 500, 100);

        new DeliveryStorm(stack, Long.getLong("bankfeed.seed", System.nanoTime()), 6, 3)
                .rage(tasks, 2, Duration.ofMinutes(5));
    }
}
