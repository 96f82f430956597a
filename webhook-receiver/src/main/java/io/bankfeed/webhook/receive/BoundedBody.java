package io.bankfeed.webhook.receive;

import io.bankfeed.webhook.server.LateBody;
import java.io.IOException;
import java.util.concurrent.TimeoutException;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.netty.channel.AbortedException;

/**
 * The raw bytes of a body, bounded in size while they come in and in time. Done by hand because the framework's own
 * limit surfaces as 500 in some places, which makes a sender repeat for days what can never be taken.
 */
@Component
class BoundedBody {

    private static final byte[] EMPTY = new byte[0];

    private final WebhookProperties properties;

    BoundedBody(WebhookProperties properties) {
        this.properties = properties;
    }

    Mono<byte[]> of(ServerHttpRequest request) {
        if (request.getHeaders().getContentLength() > maxBytes()) {
            return Mono.error(new Refused(Outcome.BODY_TOO_LARGE));
        }
        return DataBufferUtils.join(request.getBody(), maxBytes())
                .map(BoundedBody::drained)
                .defaultIfEmpty(EMPTY)
                .timeout(LateBody.of(request))
                .onErrorMap(BoundedBody::asRefusal);
    }

    private static Throwable asRefusal(Throwable failure) {
        return switch (failure) {
            case DataBufferLimitException _ -> new Refused(Outcome.BODY_TOO_LARGE);
            case TimeoutException _ -> new Refused(Outcome.BODY_TOO_SLOW);
            case IOException _, AbortedException _ -> new Refused(Outcome.SENDER_GONE);
            default -> failure;
        };
    }

    private int maxBytes() {
        return Math.toIntExact(properties.maxBody().toBytes());
    }

    private static byte[] drained(DataBuffer buffer) {
        try {
            byte[] bytes = new byte[buffer.readableByteCount()];
            buffer.read(bytes);
            return bytes;
        } finally {
            DataBufferUtils.release(buffer);
        }
    }
}
