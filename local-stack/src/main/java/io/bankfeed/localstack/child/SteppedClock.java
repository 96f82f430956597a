package io.bankfeed.localstack.child;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;

/**
 * Business time of a service that a test may step: the machine's, ahead by as many milliseconds as a file says. It is
 * there only where this jar is on the class path and the file is named, so never in a production image.
 */
@AutoConfiguration(beforeName = "io.bankfeed.common.CommonAutoConfiguration")
@ConditionalOnProperty("bankfeed.clock.file")
public class SteppedClock {

    @Bean
    InstantSource clock(@Value("${bankfeed.clock.file}") Path file) {
        MappedByteBuffer ahead = map(file);
        return () -> Instant.now().plusMillis(ahead.getLong(0));
    }

    /** Mapped, so that a step is seen by every process at once and costs nothing to read. */
    private static MappedByteBuffer map(Path file) {
        try (FileChannel channel = FileChannel.open(file)) {
            return channel.map(MapMode.READ_ONLY, 0, Long.BYTES);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
