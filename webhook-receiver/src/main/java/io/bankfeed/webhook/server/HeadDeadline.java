package io.bankfeed.webhook.server;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection that takes too long over the head of a request: sent letter by letter it keeps every other time
 * limit of the server happy. Two handlers around the codec; both run on the channel's own thread.
 */
final class HeadDeadline {

    private final Duration limit;

    private @Nullable Future<?> deadline;
    private boolean inRequest;

    HeadDeadline(Duration limit) {
        this.limit = limit;
    }

    /** Goes before the codec: a byte outside any request begins a head. */
    ChannelInboundHandlerAdapter beforeCodec() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                if (!inRequest && deadline == null) {
                    deadline =
                            context.executor().schedule(() -> context.close(), limit.toMillis(), TimeUnit.MILLISECONDS);
                }
                context.fireChannelRead(bytes);
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                met();
                context.fireChannelInactive();
            }
        };
    }

    /** Goes after the codec: a decoded head meets the deadline, the end of the body ends the request. */
    ChannelInboundHandlerAdapter afterCodec() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    met();
                    inRequest = true;
                }
                if (message instanceof LastHttpContent) {
                    inRequest = false;
                }
                context.fireChannelRead(message);
            }
        };
    }

    private void met() {
        Future<?> pending = deadline;
        if (pending != null) {
            pending.cancel(false);
            deadline = null;
        }
    }
}
