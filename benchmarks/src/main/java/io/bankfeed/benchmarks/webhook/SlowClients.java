package io.bankfeed.benchmarks.webhook;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * As slowhttptest: sockets that are open and send a byte now and then. A third never ends its head, a third its body, a
 * third says nothing at all. Those that the receiver has closed are opened again at once.
 */
final class SlowClients implements AutoCloseable {

    private static final byte[] ENDLESS_HEAD = bytes("POST /webhooks/truelayer/x HTTP/1.1\r\nX-A: ");
    private static final byte[] SILENT = {};
    private static final Duration OPENING = Duration.ofSeconds(10);

    private final int port;
    private final byte[] endlessBody;
    private final List<SocketChannel> sockets = new ArrayList<>();
    private final Thread dripping = Thread.ofPlatform().daemon().unstarted(this::drip);
    private volatile boolean closed;
    private volatile long reopened;

    /**
     * Opens them one after the other, as slowhttptest does: opened at once they would be closed at once, and one such
     * moment in ten seconds is what a 99th percentile is made of.
     *
     * @param authenticHead of a delivery, so that its body is waited for
     */
    SlowClients(int port, int count, byte[] authenticHead) throws IOException {
        this.port = port;
        this.endlessBody = authenticHead;
        for (int number = 0; number < count; number++) {
            sockets.add(open(number));
            LockSupport.parkNanos(OPENING.toNanos() / count);
        }
        dripping.start();
    }

    /** How many were closed by the receiver and opened again. */
    long reopened() {
        return reopened;
    }

    /** Once around in a second. */
    private void drip() {
        while (!closed) {
            for (int number = 0; number < sockets.size() && !closed; number++) {
                dripInto(number);
                LockSupport.parkNanos(1_000_000_000L / sockets.size());
            }
        }
    }

    private void dripInto(int number) {
        try {
            if (isClosedByReceiver(sockets.get(number))) {
                sockets.get(number).close();
                sockets.set(number, open(number));
                reopened++;
            } else if (beginning(number).length > 0) {
                sockets.get(number).write(ByteBuffer.wrap(bytes("a")));
            }
        } catch (IOException reset) {
            reopen(number);
        }
    }

    private void reopen(int number) {
        try {
            sockets.set(number, open(number));
            reopened++;
        } catch (IOException full) {
            // tried again in the next round
        }
    }

    private static boolean isClosedByReceiver(SocketChannel socket) throws IOException {
        return socket.read(ByteBuffer.allocate(512)) < 0;
    }

    private SocketChannel open(int number) throws IOException {
        var socket = SocketChannel.open(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        socket.write(ByteBuffer.wrap(beginning(number)));
        socket.configureBlocking(false);
        return socket;
    }

    private byte[] beginning(int number) {
        return switch (number % 3) {
            case 0 -> ENDLESS_HEAD;
            case 1 -> endlessBody;
            default -> SILENT;
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public void close() throws Exception {
        closed = true;
        dripping.join();
        for (SocketChannel socket : sockets) {
            socket.close();
        }
    }
}
