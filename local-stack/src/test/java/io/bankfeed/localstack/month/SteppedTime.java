package io.bankfeed.localstack.month;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.MappedByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileChannel.MapMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** One time for the services and the simulator, stepped for both at once. */
final class SteppedTime implements InstantSource {
    private final Path file;
    private final MappedByteBuffer ahead;
    private final Bank bank;

    private SteppedTime(Path file, MappedByteBuffer ahead, Bank bank) {
        this.file = file;
        this.ahead = ahead;
        this.bank = bank;
    }

    static SteppedTime in(Path file, Bank bank) {
        try {
            Files.write(file, new byte[Long.BYTES]);
            try (var channel = FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
                return new SteppedTime(file, channel.map(MapMode.READ_WRITE, 0, Long.BYTES), bank);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    Path file() {
        return file;
    }

    @Override
    public Instant instant() {
        return Instant.now().plusMillis(ahead.getLong(0));
    }

    /** The bank first: a service that is a moment behind asks for no day that has not begun. */
    void stepTo(Instant then) {
        var step = Duration.between(instant(), then);
        if (step.isPositive()) {
            bank.step(step);
            ahead.putLong(0, ahead.getLong(0) + step.toMillis());
        }
    }
}
