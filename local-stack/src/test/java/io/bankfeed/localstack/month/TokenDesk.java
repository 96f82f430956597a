package io.bankfeed.localstack.month;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.bankfeed.localstack.service.TrueLayer;
import io.bankfeed.localstack.tenant.Api;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Gives sync-service what token-service would: access tokens of the simulator, refreshed when they are about to end.
 */
final class TokenDesk implements AutoCloseable {
    private static final Duration MUST_LAST = Duration.ofSeconds(60);
    private static final Duration ATTENDED = Duration.ofMinutes(10);

    private final Map<UUID, Grant> grants = new ConcurrentHashMap<>();
    private final TrueLayer trueLayer;
    private final SteppedTime time;
    private final HttpServer server;

    TokenDesk(int port, TrueLayer trueLayer, SteppedTime time) {
        this.trueLayer = trueLayer;
        this.time = time;
        try {
            this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/internal/v1/connections/", this::accessToken);
        server.start();
    }

    /** Redeems the code of a user who has just been at the bank. */
    Grant redeem(String code, String user, String providerId, String redirectUri, @Nullable String userIp) {
        var tokens = token(Map.of("grant_type", "authorization_code", "code", code, "redirect_uri", redirectUri));
        var now = time.instant();
        var grant = new Grant(
                UUID.randomUUID(),
                user,
                providerId,
                tokens.path("refresh_token").asString(),
                tokens.path("access_token").asString(),
                now.plusSeconds(tokens.path("expires_in").asLong()),
                now,
                now.plus(ATTENDED),
                userIp,
                1);
        grants.put(grant.connectionId(), grant);
        return grant;
    }

    private void accessToken(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath().split("/");
        var query = String.valueOf(exchange.getRequestURI().getQuery());
        var refused =
                query.contains("newer_than=") ? Long.parseLong(query.replaceAll(".*newer_than=(\\d+).*", "$1")) : 0;
        var grant = grants.computeIfPresent(UUID.fromString(path[4]), (id, held) -> current(held, refused));
        if (grant == null) {
            answer(exchange, 404, "{\"code\": \"not_found\", \"actor\": \"us\"}");
            return;
        }
        exchange.getResponseHeaders().set("ETag", "\"" + grant.version() + "\"");
        answer(exchange, 200, json(grant));
    }

    private Grant current(Grant grant, long refused) {
        if (grant.version() > refused
                && grant.expiresAt().isAfter(time.instant().plus(MUST_LAST))) {
            return grant;
        }
        var tokens = token(Map.of("grant_type", "refresh_token", "refresh_token", grant.refreshToken()));
        return grant.refreshed(
                tokens.path("access_token").asString(),
                tokens.path("refresh_token").asString(),
                time.instant().plusSeconds(tokens.path("expires_in").asLong()));
    }

    private JsonNode token(Map<String, String> form) {
        var fields = new java.util.HashMap<>(form);
        fields.put("client_id", trueLayer.clientId());
        fields.put("client_secret", trueLayer.clientSecret());
        var body = fields.entrySet().stream()
                .map(field ->
                        field.getKey() + "=" + java.net.URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var answer = Api.exchange(HttpRequest.newBuilder(URI.create(trueLayer.authUrl() + "/connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)));
        if (answer.status() != 200) {
            throw new IllegalStateException("token endpoint: " + answer.status() + " " + answer.text());
        }
        return answer.json();
    }

    private static String json(Grant grant) {
        var shown = new java.util.LinkedHashMap<String, Object>();
        shown.put("access_token", grant.accessToken());
        shown.put("expires_at", grant.expiresAt().toString());
        if (grant.userIp() != null) {
            shown.put("attended_until", grant.attendedUntil().toString());
            shown.put("end_user_ip", grant.userIp());
        }
        return JsonMapper.shared().writeValueAsString(shown);
    }

    private static void answer(HttpExchange exchange, int status, String json) throws IOException {
        var bytes = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
