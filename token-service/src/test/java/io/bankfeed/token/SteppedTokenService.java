package io.bankfeed.token;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;

/** token-service with its business time in the hands of the test that runs it as a process. */
final class SteppedTokenService {

    static final String CLOCK_FILE = "test.clock-file";

    private SteppedTokenService() {}

    public static void main(String[] arguments) {
        new SpringApplicationBuilder(TokenServiceApplication.class, Time.class).run(arguments);
    }

    /** How far ahead of the system's clock business time is, in milliseconds, as a shared file says. */
    static InstantSource clock(Path file) {
        MappedByteBuffer ahead = map(file);
        return () -> Instant.now().plusMillis(ahead.getLong(0)).truncatedTo(ChronoUnit.MICROS);
    }

    static MappedByteBuffer map(Path file) {
        try (var channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return channel.map(FileChannel.MapMode.READ_WRITE, 0, Long.BYTES);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @TestConfiguration
    static class Time {

        @Bean
        InstantSource clock(Environment environment) {
            String file = environment.getProperty(CLOCK_FILE);
            return file == null ? InstantSource.system() : SteppedTokenService.clock(Path.of(file));
        }
    }
}
