package io.bankfeed.sync.truelayer;

import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import io.bankfeed.common.secret.Secret;
import io.netty.channel.ChannelException;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.WebClient;
import org.springframework.web.reactive.function.client.WebClientException;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** The Data API v1. Whatever happens on the wire comes back as an {@link Answer}. */
@Component
public final class DataApi {

    private static final String CLIENT_CORRELATION = "X-Client-Correlation-Id";
    private static final String TRUELAYER_CORRELATION = "X-TL-Correlation-Id";
    private static final String USER_IP = "X-PSU-IP";
    /** Bodies are taken in as they come; this bounds only what the client would collect by itself. */
    private static final int IN_MEMORY = 64 * 1024;

    private final DataApiProperties properties;
    private final AnswerReader answers;
    private final WebClient client;

    DataApi(DataApiProperties properties, AnswerReader answers, WebClient.Builder builder) {
        this.properties = properties;
        this.answers = answers;
        this.client = OutboundHttp.client(
                builder,
                properties.dataApi(),
                new OutboundLimits(
                        properties.connectTimeout(),
                        properties.responseTimeout(),
                        IN_MEMORY,
                        properties.maxConnections()));
    }

    public Mono<Reply> ask(DataRequest request, Secret accessToken) {
        return get(uriOf(request), request.correlationId(), accessToken)
                .headers(headers -> {
                    if (request.userIp() != null) {
                        headers.set(USER_IP, request.userIp());
                    }
                })
                .exchangeToMono(this::reply)
                .onErrorResume(DataApi::isOfTheWire, DataApi::noAnswer);
    }

    /** Looks at the results of a request; the URI has to be {@link #isOurs ours}. */
    public Mono<Reply> collect(URI resultsUri, UUID correlationId, Secret accessToken) {
        return get(resultsUri, correlationId, accessToken)
                .exchangeToMono(this::reply)
                .onErrorResume(DataApi::isOfTheWire, DataApi::noAnswer);
    }

    /** Whether a bearer token may go there: the same scheme, host and port as the API's. */
    public boolean isOurs(String resultsUri) {
        try {
            URI target = URI.create(resultsUri);
            return target.isAbsolute()
                    && target.getHost() != null
                    && OutboundHttp.sameOrigin(properties.dataApi(), target);
        } catch (IllegalArgumentException notAUri) {
            return false;
        }
    }

    private WebClient.RequestHeadersSpec<?> get(URI uri, UUID correlationId, Secret accessToken) {
        return client.get()
                .uri(uri)
                .header(HttpHeaders.AUTHORIZATION, "Bearer " + accessToken.reveal())
                .header(CLIENT_CORRELATION, correlationId.toString());
    }

    private URI uriOf(DataRequest request) {
        Map<String, String> query = new LinkedHashMap<>(request.query());
        if (request.capability() != null) {
            query.put("async", "true");
            query.put("webhook_uri", properties.webhook(request.capability()).toString());
        }
        String joined = query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + encoded(entry.getValue()))
                .collect(Collectors.joining("&"));
        return URI.create(properties.dataApi() + request.path() + (joined.isEmpty() ? "" : "?" + joined));
    }

    private Mono<Reply> reply(ClientResponse response) {
        int status = response.statusCode().value();
        HttpHeaders headers = response.headers().asHttpHeaders();
        return response.bodyToFlux(DataBuffer.class)
                .reduceWith(() -> new Body(properties.maxAnswer().toBytes()), Body::add)
                .map(Body::ended)
                .publishOn(Schedulers.parallel())
                .map(body -> new Reply(
                        answers.read(status, headers, body), status, headers.getFirst(TRUELAYER_CORRELATION)));
    }

    /** Also what breaks off or falls silent within a body, which the client hands on as it is. */
    private static boolean isOfTheWire(Throwable failure) {
        return failure instanceof WebClientException
                || failure instanceof DataBufferLimitException
                || failure instanceof IOException
                || failure instanceof ChannelException;
    }

    private static Mono<Reply> noAnswer(Throwable failure) {
        String code =
                failure.getCause() instanceof DataBufferLimitException || failure instanceof DataBufferLimitException
                        ? "answer_too_large"
                        : "no_answer";
        return Mono.just(new Reply(new Answer.Refused(0, code, null), 0, null));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
