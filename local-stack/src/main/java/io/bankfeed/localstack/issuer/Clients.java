package io.bankfeed.localstack.issuer;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** Who may have tokens: product teams, operators (the auditor sees payloads too), and the services among themselves. */
final class Clients {
    private static final List<String> PRODUCT_SCOPES = List.of(
            "connections:read",
            "connections:write",
            "accounts:read",
            "accounts:full",
            "transactions:read",
            "syncs:write");
    private static final Set<String> TENANTS = Set.of("demo", "acme");
    private static final Map<String, List<String>> SCOPES = Map.of(
            "demo", PRODUCT_SCOPES,
            "acme", PRODUCT_SCOPES,
            "operator", List.of("operations"),
            "auditor", List.of("operations", "operations:payload"),
            "auth-service", List.of("tokens:renew"),
            "sync-service", List.of("tokens:issue"));

    private Clients() {}

    static RegisteredClient[] all() {
        return SCOPES.entrySet().stream()
                .flatMap(entry -> Stream.of(client(entry.getKey(), entry.getValue())))
                .toArray(RegisteredClient[]::new);
    }

    static Optional<String> tenantOf(RegisteredClient client) {
        return Optional.of(client.getClientId()).filter(TENANTS::contains);
    }

    private static RegisteredClient client(String name, List<String> scopes) {
        return RegisteredClient.withId(name)
                .clientId(name)
                .clientSecret("{noop}" + name + "-secret")
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
                .scopes(known -> known.addAll(scopes))
                .tokenSettings(TokenSettings.builder()
                        .accessTokenTimeToLive(Duration.ofHours(1))
                        .build())
                .build();
    }
}
