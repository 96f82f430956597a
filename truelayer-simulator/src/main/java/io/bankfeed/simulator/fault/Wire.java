package io.bankfeed.simulator.fault;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.StandardSocketOptions;
import java.nio.channels.NetworkChannel;
import java.time.Duration;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.EndPoint;
import org.jspecify.annotations.Nullable;

/** Spoils answers below HTTP. */
final class Wire {
    private static final int SLOW_BODY_MS = 2_000;
    private static final int PIECES = 20;

    private Wire() {}

    /** A TCP reset: the peer learns at once that nobody is there. */
    static void reset(Context context) {
        EndPoint end = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection()
                .getEndPoint();
        if (end.getTransport() instanceof NetworkChannel channel) {
            try {
                channel.setOption(StandardSocketOptions.SO_LINGER, 0);
                channel.close();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        end.close();
    }

    static void spoil(Context context, Transport transport, @Nullable Integer millis) {
        switch (transport) {
            case RESET -> context.result("");
            case LOSE_ANSWER -> {
                context.result("");
                reset(context);
            }
            case TRUNCATE -> {
                byte[] body = bodyOf(context);
                write(context, body, body.length / 2, Duration.ZERO);
                reset(context);
            }
            case SLOW_BODY -> {
                byte[] body = bodyOf(context);
                int over = millis == null ? SLOW_BODY_MS : millis;
                write(context, body, body.length, Duration.ofMillis(over).dividedBy(PIECES));
            }
        }
    }

    private static byte[] bodyOf(Context context) {
        try (InputStream result = context.resultInputStream()) {
            return result == null ? new byte[0] : result.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            context.result("");
        }
    }

    /** Bytes written here are on their way before the framework adds an empty rest. */
    private static void write(Context context, byte[] body, int count, Duration pause) {
        context.res().setContentLength(body.length);
        int piece = Math.max(1, count / PIECES);
        try {
            OutputStream out = context.res().getOutputStream();
            for (int from = 0; from < count; from += piece) {
                out.write(body, from, Math.min(piece, count - from));
                out.flush();
                Thread.sleep(pause);
            }
        } catch (IOException gone) {
            // the client has had enough
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
