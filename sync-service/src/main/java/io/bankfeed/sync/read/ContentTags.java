package io.bankfeed.sync.read;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Tags what is read with a hash of its content, where the resource has no tag of its own: who asks again for what has
 * not changed gets 304 and no body. Pages are small, so nothing large is held for it.
 */
@Component
class ContentTags implements WebFilter {

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        boolean reads = exchange.getRequest().getMethod() == HttpMethod.GET
                && exchange.getRequest().getPath().value().startsWith("/v1/");
        return reads
                ? chain.filter(exchange.mutate().response(new Tagged(exchange)).build())
                : chain.filter(exchange);
    }

    private static final class Tagged extends ServerHttpResponseDecorator {
        private final List<String> known;

        Tagged(ServerWebExchange exchange) {
            super(exchange.getResponse());
            this.known = exchange.getRequest().getHeaders().getIfNoneMatch();
        }

        @Override
        public Mono<Void> writeWith(Publisher<? extends DataBuffer> body) {
            return getStatusCode() == null
                            || getStatusCode() == HttpStatus.OK && getHeaders().getETag() == null
                    ? DataBufferUtils.join(Flux.from(body)).flatMap(this::writeTagged)
                    : super.writeWith(body);
        }

        private Mono<Void> writeTagged(DataBuffer content) {
            String tag = tagOf(content);
            getHeaders().setETag(tag);
            if (known.contains(tag) || known.contains("*")) {
                DataBufferUtils.release(content);
                setStatusCode(HttpStatus.NOT_MODIFIED);
                getHeaders().remove(HttpHeaders.CONTENT_LENGTH);
                return setComplete();
            }
            getHeaders().setContentLength(content.readableByteCount());
            return super.writeWith(Mono.just(content));
        }

        private static String tagOf(DataBuffer content) {
            try {
                MessageDigest digest = MessageDigest.getInstance("SHA-256");
                try (var parts = content.readableByteBuffers()) {
                    parts.forEachRemaining(digest::update);
                }
                return '"' + HexFormat.of().formatHex(digest.digest(), 0, 16) + '"';
            } catch (NoSuchAlgorithmException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
    }
}
