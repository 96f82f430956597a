package io.bankfeed.auth.provider;

import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.http.OutboundHttp;
import io.bankfeed.common.http.OutboundLimits;
import java.util.List;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;

/** TrueLayer's public list of the banks that our client may use. */
@Component
class TrueLayerProvidersClient {

    private static final int LARGEST_LIST = 8 * 1024 * 1024;
    private static final ParameterizedTypeReference<List<Provider>> LIST = new ParameterizedTypeReference<>() {};

    private final WebClient http;
    private final String clientId;

    TrueLayerProvidersClient(WebClient.Builder builder, TrueLayerProperties trueLayer) {
        var limits = OutboundLimits.standard().withMaxInMemoryBytes(LARGEST_LIST);
        this.http = OutboundHttp.client(builder, trueLayer.providersUrl(), limits);
        this.clientId = trueLayer.clientId();
    }

    /** An entry that lacks what a provider must have is left out. */
    Mono<List<Provider>> list() {
        return http.get()
                .uri("/api/providers?clientId={client}", clientId)
                .retrieve()
                .bodyToMono(LIST)
                .map(TrueLayerProvidersClient::usable);
    }

    @SuppressWarnings("ConstantValue") // what comes over the wire keeps no promise of ours
    private static List<Provider> usable(List<Provider> listed) {
        return listed.stream()
                .filter(provider -> provider.providerId() != null
                        && provider.displayName() != null
                        && provider.country() != null
                        && provider.scopes() != null)
                .toList();
    }
}
