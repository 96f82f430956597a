package io.bankfeed.common.http;

import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Duration;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ExchangeFilterFunction;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Clients for other hosts. A bearer token follows every request, so a client is pinned to one origin: a request to
 * another fails before it leaves, and redirects are not followed. Time, memory and connections are bounded. Where the
 * JVM names a proxy ({@code https.proxyHost}, {@code http.nonProxyHosts}), calls go through it: in production nothing
 * else may call out.
 */
public final class OutboundHttp {

    private OutboundHttp() {}

    /**
     * A client for one peer.
     *
     * @param builder Boot's, so that calls are observed and traced
     * @param base origin and path prefix of the peer
     */
    public static WebClient client(WebClient.Builder builder, URI base, OutboundLimits limits) {
        return builder.clone()
                .baseUrl(withoutTrailingSlash(base))
                .clientConnector(new ReactorClientHttpConnector(httpClient(base, limits)))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(limits.maxInMemoryBytes()))
                .filter(onlyTo(base))
                .build();
    }

    /** Whether a URL that a peer gave us stays on its own origin (scheme, host and port). */
    public static boolean sameOrigin(URI base, URI target) {
        return base.getScheme().equalsIgnoreCase(target.getScheme())
                && base.getHost().equalsIgnoreCase(target.getHost())
                && port(base) == port(target)
                && target.getRawUserInfo() == null;
    }

    private static HttpClient httpClient(URI base, OutboundLimits limits) {
        var connections = ConnectionProvider.builder(base.getHost())
                .maxConnections(limits.maxConnections())
                .pendingAcquireTimeout(limits.connectTimeout())
                .maxIdleTime(Duration.ofSeconds(30))
                .build();
        return HttpClient.create(connections)
                .proxyWithSystemProperties()
                .followRedirect(false)
                .compress(true)
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(limits.connectTimeout().toMillis()))
                .responseTimeout(limits.responseTimeout());
    }

    private static ExchangeFilterFunction onlyTo(URI base) {
        return ExchangeFilterFunction.ofRequestProcessor(request -> allowed(base, request));
    }

    private static Mono<ClientRequest> allowed(URI base, ClientRequest request) {
        return request.url().getHost() != null && sameOrigin(base, request.url())
                ? Mono.just(request)
                : Mono.error(new ForeignOrigin(base, request.url()));
    }

    private static int port(URI uri) {
        if (uri.getPort() != -1) {
            return uri.getPort();
        }
        return "https".equalsIgnoreCase(uri.getScheme()) ? 443 : 80;
    }

    private static String withoutTrailingSlash(URI base) {
        return base.toString().replaceFirst("/+$", "");
    }
}
