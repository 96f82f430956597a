package io.bankfeed.localstack;

import io.bankfeed.localstack.process.StackFailure;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** One launcher per data directory: a second one would take the first one's children for leftovers and end them. */
record DataLock(FileChannel channel) implements AutoCloseable {

    static DataLock take(Path data) {
        var file = data.resolve("lock");
        try {
            Files.createDirectories(data);
            var channel = FileChannel.open(
                    file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            if (tryLock(channel) == null) {
                channel.close();
                throw new StackFailure("Another ./run-local is using " + data + ": process "
                        + Files.readString(file).trim() + ". End it first.");
            }
            var pid = Long.toString(ProcessHandle.current().pid());
            channel.truncate(0);
            channel.write(ByteBuffer.wrap(pid.getBytes(StandardCharsets.UTF_8)));
            return new DataLock(channel);
        } catch (IOException e) {
            throw new StackFailure(file + " cannot be written: " + e.getMessage(), e);
        }
    }

    private static @Nullable FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StackFailure("the lock of the data directory cannot be released", e);
        }
    }
}
