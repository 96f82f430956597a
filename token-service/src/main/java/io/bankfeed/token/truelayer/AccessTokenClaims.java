package io.bankfeed.token.truelayer;

import io.bankfeed.common.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What an access token says of its grant, until {@code /me} has been read. Not verified: it came over TLS from the
 * token endpoint, and nothing is decided by it.
 */
public record AccessTokenClaims(String credentialsId, String providerId) {

    public static final String UNKNOWN = "unknown";

    private static final JsonMapper JSON = JsonMapper.shared();

    public static AccessTokenClaims of(Secret accessToken) {
        JsonNode claims = claims(accessToken.reveal());
        return new AccessTokenClaims(orUnknown(claims, "sub"), orUnknown(claims, "connector_id"));
    }

    private static JsonNode claims(String token) {
        String[] parts = token.split("\\.", -1);
        try {
            return parts.length == 3
                    ? JSON.readTree(new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8))
                    : JSON.createObjectNode();
        } catch (JacksonException | IllegalArgumentException opaque) {
            return JSON.createObjectNode();
        }
    }

    private static String orUnknown(JsonNode claims, String name) {
        String value = Answer.text(claims, name);
        return value == null ? UNKNOWN : value;
    }
}
