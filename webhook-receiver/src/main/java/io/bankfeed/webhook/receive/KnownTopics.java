package io.bankfeed.webhook.receive;

import io.bankfeed.common.event.Topics;
import io.bankfeed.common.work.Loop;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.errors.TimeoutException;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.kafka.core.KafkaOperations;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Keeps the leaders of our topics known to the producer, which may not wait for them when a delivery comes: asked from
 * the start on, often while they are not known, and in time before the producer forgets a topic that nobody uses.
 */
@Configuration(proxyBeanMethods = false)
class KnownTopics {

    private static final List<String> TOPICS = List.of(Topics.RESULTS, Topics.PROVIDERS, Topics.QUARANTINE);
    private static final Duration WHILE_UNKNOWN = Duration.ofMillis(100);
    private static final Duration AT_START = Duration.ofSeconds(3);
    private static final Duration WHILE_KNOWN = Duration.ofSeconds(30);

    @Bean
    Loop knownTopicsLoop(KafkaOperations<String, byte[]> kafka) {
        return new Loop(
                "known-topics",
                WHILE_KNOWN,
                () -> Mono.fromCallable(() -> unknown(kafka))
                        .flatMap(unknown -> unknown == 0
                                ? Mono.just(0)
                                : Mono.delay(WHILE_UNKNOWN).thenReturn(unknown))
                        .subscribeOn(Schedulers.boundedElastic()));
    }

    /** Before the door opens, at every start of the context; when the broker stays away it opens all the same: 503. */
    @Bean
    SmartLifecycle topicsKnownBeforeTheDoorOpens(KafkaOperations<String, byte[]> kafka) {
        return new SmartLifecycle() {
            private volatile boolean running;

            @Override
            public void start() {
                waitWhileUnknown(kafka);
                running = true;
            }

            @Override
            public void stop() {
                running = false;
            }

            @Override
            public boolean isRunning() {
                return running;
            }

            /** After the producer, before the web server. */
            @Override
            public int getPhase() {
                return 0;
            }
        };
    }

    private static void waitWhileUnknown(KafkaOperations<String, byte[]> kafka) {
        long end = System.nanoTime() + AT_START.toNanos();
        while (unknown(kafka) > 0 && System.nanoTime() < end) {
            LockSupport.parkNanos(WHILE_UNKNOWN.toNanos());
        }
    }

    private static int unknown(KafkaOperations<String, byte[]> kafka) {
        return (int) TOPICS.stream().filter(topic -> !isKnown(kafka, topic)).count();
    }

    private static boolean isKnown(KafkaOperations<String, byte[]> kafka, String topic) {
        try {
            return !kafka.partitionsFor(topic).isEmpty();
        } catch (TimeoutException notYet) {
            return false;
        }
    }
}
