package io.bankfeed.sync.crash;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The way to the bank, which may swallow what is on it. */
final class Wire implements AutoCloseable {
    private static final int LARGE = 8 * 1024;

    /** What happens to what is sent from now on. */
    enum Mode {
        OPEN,
        /** Requests never reach the bank. */
        SWALLOWS_REQUESTS,
        /** The bank gets requests, and nobody its answers. */
        SWALLOWS_ANSWERS,
        /** A large answer breaks off in its middle. */
        STALLS_IN_LARGE_ANSWERS
    }

    private final URI bank;
    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile Mode mode = Mode.OPEN;
    private volatile boolean stalled;

    Wire(String bankUrl) {
        try {
            bank = URI.create(bankUrl);
            server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            Thread.startVirtualThread(this::accept);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    String url() {
        return "http://127.0.0.1:" + server.getLocalPort();
    }

    void is(Mode wanted) {
        mode = wanted;
        stalled = false;
    }

    /** Something has been swallowed since the mode was set. */
    boolean hasStalled() {
        return stalled;
    }

    /** As after the death of one end: nothing of what was on the way arrives any more. */
    void cutAndOpen() {
        open.forEach(Wire::close);
        open.clear();
        is(Mode.OPEN);
    }

    private void accept() {
        while (!server.isClosed()) {
            try {
                Socket client = server.accept();
                Socket target = new Socket(bank.getHost(), bank.getPort());
                open.add(client);
                open.add(target);
                Thread.startVirtualThread(() -> pump(client, target, true));
                Thread.startVirtualThread(() -> pump(target, client, false));
            } catch (IOException closed) {
                return;
            }
        }
    }

    private void pump(Socket from, Socket to, boolean requests) {
        byte[] part = new byte[2 * LARGE];
        try (InputStream in = from.getInputStream();
                OutputStream out = to.getOutputStream()) {
            for (int read = in.read(part); read >= 0; read = in.read(part)) {
                int passed = passed(read, requests);
                out.write(part, 0, passed);
                out.flush();
                if (passed < read) {
                    stalled = true;
                    in.transferTo(OutputStream.nullOutputStream());
                }
            }
        } catch (IOException cut) {
            // the other end, or we, have closed it
        }
    }

    private int passed(int bytes, boolean requests) {
        return switch (mode) {
            case OPEN -> bytes;
            case SWALLOWS_REQUESTS -> requests ? 0 : bytes;
            case SWALLOWS_ANSWERS -> requests ? bytes : 0;
            case STALLS_IN_LARGE_ANSWERS -> requests || bytes < LARGE ? bytes : bytes / 2;
        };
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException closed) {
            // as wanted
        }
    }

    @Override
    public void close() throws IOException {
        server.close();
        cutAndOpen();
    }
}
