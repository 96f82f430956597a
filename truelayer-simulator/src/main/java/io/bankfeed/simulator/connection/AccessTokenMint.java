package io.bankfeed.simulator.connection;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;

/** Signs access tokens of the documented shape. */
public final class AccessTokenMint {
    private static final CompletableFuture<RSAKey> KEY = new CompletableFuture<>();
    private static final AtomicBoolean PREPARED = new AtomicBoolean();

    private final String thumbprint = Secrets.hex(20).toUpperCase(Locale.ROOT);

    /** One key for the process, made once the server is up: finding large primes can take seconds. */
    public static void prepare() {
        if (PREPARED.compareAndSet(false, true)) {
            KEY.completeAsync(AccessTokenMint::newKey);
        }
    }

    private static RSAKey newKey() {
        try {
            return new RSAKeyGenerator(2048).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    AccessToken mint(Connection connection, String issuer, Instant now) {
        Instant expiresAt = now.plus(connection.bank().terms().accessTokenLife());
        SignedJWT token = new SignedJWT(header(), claims(connection, issuer, now, expiresAt));
        try {
            token.sign(new RSASSASigner(KEY.join()));
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
        return new AccessToken(token.serialize(), connection, now, expiresAt);
    }

    @SuppressWarnings("deprecation") // x5t is what the real tokens carry
    private JWSHeader header() {
        return new JWSHeader.Builder(JWSAlgorithm.RS256)
                .keyID(thumbprint + "RS256")
                .type(new JOSEObjectType("at+jwt"))
                .x509CertThumbprint(Base64URL.encode(thumbprint.substring(0, 20)))
                .build();
    }

    private static JWTClaimsSet claims(Connection connection, String issuer, Instant now, Instant expiresAt) {
        String consentId = connection.consentId();
        return new JWTClaimsSet.Builder()
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .issuer(issuer)
                .audience("data_api")
                .claim("client_id", connection.clientId())
                .subject(connection.credentialsId())
                .claim("auth_time", connection.grantedAt().getEpochSecond())
                .claim("idp", "local")
                .jwtID(Secrets.hex(16).toUpperCase(Locale.ROOT))
                .claim("sid", Secrets.sessionId())
                .issueTime(Date.from(now))
                .claim("connector_id", connection.bank().id())
                .claim("credentials_key", Secrets.hex(32))
                .claim("privacy_policy", "Feb2019")
                .claim("consent_id", consentId == null ? UUID.randomUUID().toString() : consentId)
                .claim("scope", connection.scopes())
                .claim("amr", List.of("pwd"))
                .build();
    }
}
