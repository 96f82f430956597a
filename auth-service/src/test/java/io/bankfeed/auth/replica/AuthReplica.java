package io.bankfeed.auth.replica;

import io.bankfeed.auth.AuthServiceApplication;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.web.server.WebFilter;
import reactor.core.publisher.Mono;

/** The service, with business time from a file, and a spot where it dies. */
public final class AuthReplica {

    private AuthReplica() {}

    public static void main(String[] args) {
        new SpringApplication(AuthServiceApplication.class, Surroundings.class).run(args);
    }

    /** What a test adds. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Surroundings {

        /** The machine's time, ahead by as many milliseconds as the file says. */
        @Bean
        InstantSource clock(@Value("${replica.clock}") Path file) {
            MappedByteBuffer ahead = map(file);
            return () -> Instant.now().plusMillis(ahead.getLong(0)).truncatedTo(ChronoUnit.MICROS);
        }

        /** After what the request did is committed, and before its answer: the process is gone. */
        @Bean
        WebFilter dieBeforeTheAnswer() {
            return (exchange, chain) -> {
                if (exchange.getRequest().getHeaders().containsHeader(Replica.DIE)) {
                    exchange.getResponse()
                            .beforeCommit(() ->
                                    Mono.fromRunnable(() -> Runtime.getRuntime().halt(137)));
                }
                return chain.filter(exchange);
            };
        }

        private static MappedByteBuffer map(Path file) {
            try (FileChannel channel = FileChannel.open(file)) {
                return channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
    }

    /** For tests: how far the clock is ahead. */
    static ByteBuffer millis(long ahead) {
        return ByteBuffer.allocate(Long.BYTES).putLong(0, ahead);
    }
}
