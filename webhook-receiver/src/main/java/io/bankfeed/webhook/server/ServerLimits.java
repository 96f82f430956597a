package io.bankfeed.webhook.server;

import io.netty.channel.Channel;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Reactor Netty waits for ever and takes any number of connections unless told otherwise. Its own time limits would not
 * do: they set a timer for every request and leave it, and with it the request, in memory where the answer goes out
 * before the body has been read, as a forgery's does: a flood of them filled the heap.
 */
@Component
class ServerLimits implements NettyServerCustomizer {

    private final ServerProperties properties;
    private final AtomicInteger open = new AtomicInteger();

    ServerLimits(ServerProperties properties) {
        this.properties = properties;
    }

    @Override
    public HttpServer apply(HttpServer server) {
        return server.doOnChannelInit((observer, channel, remote) -> admit(channel));
    }

    private void admit(Channel channel) {
        channel.closeFuture().addListener(closed -> open.decrementAndGet());
        if (open.incrementAndGet() > properties.maxConnections()) {
            channel.close();
            return;
        }
        var deadline =
                new RequestDeadline(properties.headTimeout(), properties.bodyTimeout(), properties.requestTimeout());
        LateBody.judgedBy(deadline, channel);
        channel.pipeline()
                .addBefore(NettyPipeline.HttpCodec, "requestBegins", deadline.beforeCodec())
                .addAfter(NettyPipeline.HttpCodec, "requestEnds", deadline.afterCodec());
    }
}
