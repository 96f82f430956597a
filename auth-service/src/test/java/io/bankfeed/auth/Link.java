package io.bankfeed.auth;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** A link as its tenant got it. */
record Link(String tenant, UUID connectionId, URI connectUri, URI authUri) {

    static Link of(String tenant, JsonNode created) {
        return new Link(
                tenant,
                UUID.fromString(created.path("connection_id").asString()),
                URI.create(created.path("connect_uri").asString()),
                URI.create(created.path("auth_uri").asString()));
    }

    String state() {
        return required("state");
    }

    String required(String parameter) {
        return Objects.requireNonNull(parameter(authUri, parameter), parameter);
    }

    String ticket() {
        return connectUri.getPath().substring("/connect/".length());
    }

    static @Nullable String parameter(URI uri, String name) {
        return Arrays.stream(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .filter(pair -> pair[0].equals(name))
                .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
                .findFirst()
                .orElse(null);
    }
}
