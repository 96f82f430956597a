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
 * Closes a connection that takes too long over the head of a request, or over its body, also after the answer: sent
 * letter by letter they keep every other time limit of the server happy. Whoever still waits for the body
 * ({@link LateBody}) is told before that, while there is time to answer. Two handlers around the codec; both run on the
 * channel's own thread. A request that comes in one piece, as nearly all do, sets no timer.
 */
final class RequestDeadline {

    private final Duration headLimit;
    private final Duration bodyLimit;
    private final Duration requestLimit;

    private @Nullable Future<?> deadline;
    private boolean headSeen;
    private boolean inRequest;
    private @Nullable Runnable waiting;

    RequestDeadline(Duration headLimit, Duration bodyLimit, Duration requestLimit) {
        this.headLimit = headLimit;
        this.bodyLimit = bodyLimit;
        this.requestLimit = requestLimit;
    }

    /** Goes before the codec: a byte outside any request begins a head. */
    ChannelInboundHandlerAdapter beforeCodec() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object bytes) {
                boolean headBegins = !inRequest && deadline == null;
                headSeen = false;
                context.fireChannelRead(bytes);
                if (headBegins && !headSeen) {
                    begin(context, headLimit, context::close);
                }
            }

            @Override
            public void channelInactive(ChannelHandlerContext context) {
                met();
                context.fireChannelInactive();
            }
        };
    }

    /** Goes after the codec: a decoded head meets its deadline and begins the body's. */
    ChannelInboundHandlerAdapter afterCodec() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object message) {
                if (message instanceof HttpRequest) {
                    met();
                    headSeen = true;
                    inRequest = true;
                }
                if (message instanceof LastHttpContent) {
                    met();
                    inRequest = false;
                }
                context.fireChannelRead(message);
            }

            @Override
            public void channelReadComplete(ChannelHandlerContext context) {
                if (inRequest && deadline == null) {
                    begin(context, bodyLimit, () -> bodyIsLate(context));
                }
                context.fireChannelReadComplete();
            }
        };
    }

    /** Of the request that is being read; on the channel's thread. */
    void tellWhenLate(@Nullable Runnable waiting) {
        this.waiting = waiting;
    }

    /** What was answered before its body had come has nobody who waits. */
    private void bodyIsLate(ChannelHandlerContext context) {
        Runnable told = waiting;
        if (told == null) {
            context.close();
            return;
        }
        begin(context, requestLimit.minus(bodyLimit), context::close);
        told.run();
    }

    private void begin(ChannelHandlerContext context, Duration limit, Runnable end) {
        deadline = context.executor().schedule(end, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void met() {
        Future<?> pending = deadline;
        if (pending != null) {
            pending.cancel(false);
            deadline = null;
        }
    }
}
