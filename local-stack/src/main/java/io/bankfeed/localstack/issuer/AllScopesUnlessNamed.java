package io.bankfeed.localstack.issuer;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2ClientCredentialsAuthenticationConverter;
import org.springframework.security.web.authentication.AuthenticationConverter;

/** A request that names no scope gets all of the client's (RFC 6749, 3.3, leaves it to the server). */
final class AllScopesUnlessNamed implements AuthenticationConverter {
    private final AuthenticationConverter standard = new OAuth2ClientCredentialsAuthenticationConverter();

    @Override
    public @Nullable Authentication convert(HttpServletRequest request) {
        return standard.convert(request) instanceof OAuth2ClientCredentialsAuthenticationToken asked
                ? withScopes(asked)
                : null;
    }

    private static Authentication withScopes(OAuth2ClientCredentialsAuthenticationToken asked) {
        if (asked.getScopes().isEmpty()
                && asked.getPrincipal() instanceof OAuth2ClientAuthenticationToken authenticated
                && authenticated.getRegisteredClient() instanceof RegisteredClient client) {
            return new OAuth2ClientCredentialsAuthenticationToken(
                    authenticated, client.getScopes(), asked.getAdditionalParameters());
        }
        return asked;
    }
}
