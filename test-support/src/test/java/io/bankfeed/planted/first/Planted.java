package io.bankfeed.planted.first;

import io.bankfeed.planted.second.Other;
import io.bankfeed.testsupport.EventLog;
import java.time.Duration;
import java.time.Instant;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** Each nested class breaks one rule. */
public final class Planted {

    static final class Subscribes {
        void go() {
            Mono.just(1).subscribe();
        }
    }

    static final class Blocks {
        void go() {
            Mono.just(1).block(Duration.ofSeconds(1));
        }
    }

    static final class BlocksForEver {
        @KafkaListener(topics = "t")
        void go() {
            Mono.just(1).block();
        }
    }

    static final class WaitsWithoutListening {
        void go() {
            Listening.waitFor(Mono.just(1));
        }
    }

    static final class Listening {
        static void waitFor(Mono<?> work) {
            work.hasElement();
        }
    }

    static final class ListensAsynchronously {
        @KafkaListener(topics = "t")
        Mono<Void> go() {
            return Mono.empty();
        }
    }

    static final class CallsFromListener {
        @KafkaListener(topics = "t")
        void go() {
            WebClient.create();
        }
    }

    static final class LooksAtTheWall {
        Instant go() {
            return Instant.now();
        }
    }

    static final class IsInjectedIntoFields {
        @Autowired
        Object dependency;
    }

    static final class KnowsAnotherModule {
        EventLog log;
    }

    static final class IsInACycle {
        Other other;
    }

    static final class NameHelper {}
}
