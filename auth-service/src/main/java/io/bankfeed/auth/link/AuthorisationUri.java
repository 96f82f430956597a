package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.auth.truelayer.TrueLayerProperties;
import io.bankfeed.common.tenant.Tenant;
import io.bankfeed.common.tenant.Tenants;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriUtils;

/** The link to TrueLayer's dialog. Spaces are {@code %20}: a {@code +} is not understood everywhere. */
@Component
class AuthorisationUri {

    private final TrueLayerProperties trueLayer;
    private final LinkProperties links;
    private final Tenants tenants;

    AuthorisationUri(TrueLayerProperties trueLayer, LinkProperties links, Tenants tenants) {
        this.trueLayer = trueLayer;
        this.tenants = tenants;
        this.links = links;
    }

    URI of(AuthAttempt attempt, OneUseSecret state) {
        var target = attempt.target();
        Map<String, String> query = new LinkedHashMap<>();
        query.put("response_type", "code");
        query.put("client_id", trueLayer.clientId());
        query.put("scope", String.join(" ", target.scopes()));
        query.put("redirect_uri", target.redirectUri());
        query.put("providers", String.join(" ", providers(target)));
        if (target.providerId() != null) {
            query.put("provider_id", target.providerId());
        }
        if (isRegulated(attempt)) {
            query.put("consent_id", consentId(attempt));
        }
        if (links.enableMock()) {
            query.put("enable_mock", "true");
        }
        query.put("tracking_id", attempt.id().toString());
        query.put("state", state.text());
        query.put("code_challenge", attempt.pkce().challenge());
        query.put("code_challenge_method", "S256");
        if (links.formPost()) {
            query.put("response_mode", "form_post");
        }
        return URI.create(trueLayer.base() + "/?" + encoded(query));
    }

    /** TrueLayer skips its own permission screen for it, so that the tenant's or ours must have been shown. */
    private boolean isRegulated(AuthAttempt attempt) {
        return tenants.find(attempt.tenant()).map(Tenant::regulated).orElse(false);
    }

    /** Any alphanumeric text: the key of our evidence. */
    static String consentId(AuthAttempt attempt) {
        return attempt.id().toString().replace("-", "");
    }

    /** A bank that is chosen already must also be among those that may be shown. */
    private List<String> providers(LinkTarget target) {
        var groups = links.providersOf(target.country()).stream();
        return target.providerId() == null
                ? groups.toList()
                : Stream.concat(groups, Stream.of(target.providerId()))
                        .distinct()
                        .toList();
    }

    private static String encoded(Map<String, String> query) {
        return query.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + UriUtils.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
