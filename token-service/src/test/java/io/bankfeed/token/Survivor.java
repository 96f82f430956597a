package io.bankfeed.token;

import io.bankfeed.common.work.Crew;
import io.bankfeed.common.work.Loop;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.context.SmartLifecycle;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;

/** The test's own token-service: does nothing of itself while another process is to be killed, then takes over. */
record Survivor(ApplicationContext context) {

    void rest() {
        work().forEach(part -> part.stop(() -> {}));
        listeners().stop();
    }

    void takeOver() {
        work().forEach(SmartLifecycle::start);
        listeners().start();
    }

    private Stream<SmartLifecycle> work() {
        return Stream.concat(
                context.getBeansOfType(Loop.class).values().stream(),
                context.getBeansOfType(Crew.class).values().stream());
    }

    private KafkaListenerEndpointRegistry listeners() {
        return context.getBean(KafkaListenerEndpointRegistry.class);
    }
}
