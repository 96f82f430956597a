package io.bankfeed.webhook.server;

import io.netty.channel.Channel;
import io.netty.util.AttributeKey;
import java.util.Objects;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import reactor.core.publisher.Mono;
import reactor.netty.http.server.HttpServerRequest;

/** Says when the body of a request has taken too long: the server's own deadline, so that no request has two. */
public final class LateBody {

    private static final AttributeKey<RequestDeadline> DEADLINE = AttributeKey.valueOf(LateBody.class, "deadline");

    private LateBody() {}

    /** Emits when it is late, else never. */
    public static Mono<Boolean> of(ServerHttpRequest request) {
        HttpServerRequest netty = ServerHttpRequestDecorator.getNativeRequest(request);
        return Mono.create(late -> netty.withConnection(connection -> {
            var deadline =
                    Objects.requireNonNull(connection.channel().attr(DEADLINE).get());
            deadline.tellWhenLate(() -> late.success(true));
            late.onDispose(() -> deadline.tellWhenLate(null));
        }));
    }

    static void judgedBy(RequestDeadline deadline, Channel channel) {
        channel.attr(DEADLINE).set(deadline);
    }
}
