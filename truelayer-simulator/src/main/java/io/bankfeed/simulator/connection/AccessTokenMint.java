package io.bankfeed.simulator.connection;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;

/** Signs access tokens of the documented shape. */
public final class AccessTokenMint {
    private final OptionalLong seed;
    private final Secrets secrets;
    private final String thumbprint;

    public AccessTokenMint(OptionalLong seed, Secrets secrets) {
        this.seed = seed;
        this.secrets = secrets;
        this.thumbprint = secrets.hex(20);
    }

    /** Begins to look for a key, once the server is up: it can take a second. */
    public CompletableFuture<RSAKey> prepare() {
        return SigningKey.of(seed);
    }

    AccessToken mint(Connection connection, String issuer, Instant now) {
        Instant expiresAt = now.plus(connection.bank().terms().accessTokenLife());
        SignedJWT token = new SignedJWT(header(), claims(connection, issuer, now, expiresAt));
        try {
            token.sign(new RSASSASigner(SigningKey.of(seed).join()));
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

    private JWTClaimsSet claims(Connection connection, String issuer, Instant now, Instant expiresAt) {
        return new JWTClaimsSet.Builder()
                .notBeforeTime(Date.from(now))
                .expirationTime(Date.from(expiresAt))
                .issuer(issuer)
                .audience("data_api")
                .claim("client_id", connection.clientId())
                .subject(connection.credentialsId())
                .claim("auth_time", connection.grantedAt().getEpochSecond())
                .claim("idp", "local")
                .jwtID(secrets.hex(16))
                .claim("sid", secrets.sessionId())
                .issueTime(Date.from(now))
                .claim("connector_id", connection.bank().id())
                .claim("credentials_key", connection.credentialsKey())
                .claim("privacy_policy", "Feb2019")
                .claim("consent_id", connection.consentIdOfToken())
                .claim("scope", connection.scopes())
                .claim("amr", List.of("pwd"))
                .build();
    }
}
