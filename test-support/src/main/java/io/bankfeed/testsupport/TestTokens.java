package io.bankfeed.testsupport;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;

/** A small real issuer on loopback: discovery, keys, and JWTs as the platform's issuer would sign them. */
public final class TestTokens {

    private static final RSAKey KEY = key("test-issuer");
    private static final RSAKey FOREIGN_KEY = key("test-issuer");
    private static final HttpServer SERVER = serve();

    private TestTokens() {}

    public static String issuer() {
        return "http://127.0.0.1:" + SERVER.getAddress().getPort();
    }

    /** The value of an Authorization header for a tenant's backend. */
    public static String bearer(String tenant, String... scopes) {
        return "Bearer "
                + sign(claims(scopes).claim("tenant", tenant).subject(tenant).build(), KEY);
    }

    /** For a caller without a tenant: another service, or an operator. */
    public static String bearerOfService(String client, String... scopes) {
        return "Bearer " + sign(claims(scopes).subject(client).build(), KEY);
    }

    /** Right in every claim, signed by somebody else. */
    public static String forgedBearer(String tenant, String... scopes) {
        return "Bearer "
                + sign(claims(scopes).claim("tenant", tenant).subject(tenant).build(), FOREIGN_KEY);
    }

    public static String expiredBearer(String tenant, String... scopes) {
        var past = Date.from(Instant.now().minus(Duration.ofHours(1)));
        var claims = claims(scopes).claim("tenant", tenant).subject(tenant).expirationTime(past);
        return "Bearer " + sign(claims.build(), KEY);
    }

    public static String bearerForAudience(String audience, String tenant, String... scopes) {
        var claims = claims(scopes).claim("tenant", tenant).subject(tenant).audience(audience);
        return "Bearer " + sign(claims.build(), KEY);
    }

    private static JWTClaimsSet.Builder claims(String... scopes) {
        Instant now = Instant.now();
        return new JWTClaimsSet.Builder()
                .issuer(issuer())
                .audience("bankfeed")
                .issueTime(Date.from(now))
                .expirationTime(Date.from(now.plus(Duration.ofHours(1))))
                .claim("scope", String.join(" ", scopes));
    }

    private static String sign(JWTClaimsSet claims, RSAKey key) {
        try {
            var jwt = new SignedJWT(
                    new JWSHeader.Builder(JWSAlgorithm.RS256)
                            .keyID(key.getKeyID())
                            .build(),
                    claims);
            jwt.sign(new RSASSASigner(key));
            return jwt.serialize();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RSAKey key(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static HttpServer serve() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/.well-known/openid-configuration", exchange -> answer(exchange, discovery()));
            server.createContext("/jwks", exchange -> answer(exchange, new JWKSet(KEY).toString(true)));
            server.start();
            return server;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static String discovery() {
        return """
                {"issuer": "%1$s", "jwks_uri": "%1$s/jwks", "subject_types_supported": ["public"]}
                """.formatted(issuer());
    }

    private static void answer(HttpExchange exchange, String json) throws IOException {
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("content-type", "application/json");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
