package io.bankfeed.webhook.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.util.Base64URL;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A parsed but unverified {@code Tl-Signature}: a JWS with detached payload, ES512, {@code tl_version} 2.
 *
 * @param signedHeaders names of the signed request headers, in the order and case in which they were signed
 */
record TlSignature(JWSHeader header, Base64URL signature, URI keySet, String keyId, List<String> signedHeaders) {

    private static final int MAX_LENGTH = 4_096;
    private static final String VERSION = "2";

    /**
     * Empty when it is not of the one form that we take; that a webhook's signature names its key set is part of it.
     */
    static Optional<TlSignature> parse(String text) {
        return parse(text, null);
    }

    static Optional<TlSignature> parse(String text, @Nullable URI keySetUnlessNamed) {
        String[] parts = text.split("\\.", -1);
        if (text.length() > MAX_LENGTH || parts.length != 3 || !parts[1].isEmpty()) {
            return Optional.empty();
        }
        try {
            return of(JWSHeader.parse(new Base64URL(parts[0])), new Base64URL(parts[2]), keySetUnlessNamed);
        } catch (ParseException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<TlSignature> of(JWSHeader header, Base64URL signature, @Nullable URI keySetUnlessNamed) {
        URI keySet = header.getJWKURL() == null ? keySetUnlessNamed : header.getJWKURL();
        String keyId = header.getKeyID();
        if (keySet == null || keyId == null || !isOfOurForm(header)) {
            return Optional.empty();
        }
        return Optional.of(new TlSignature(header, signature, keySet, keyId, signedHeaders(header)));
    }

    private static boolean isOfOurForm(JWSHeader header) {
        return JWSAlgorithm.ES512.equals(header.getAlgorithm()) && VERSION.equals(header.getCustomParam("tl_version"));
    }

    private static List<String> signedHeaders(JWSHeader header) {
        return header.getCustomParam("tl_headers") instanceof String names && !names.isEmpty()
                ? List.of(names.split(",", -1))
                : List.of();
    }

    boolean verifies(ECKey key, byte[] payload) {
        try {
            return new ECDSAVerifier(key).verify(header, signingInput(payload), signature);
        } catch (JOSEException unfit) {
            return false;
        }
    }

    private byte[] signingInput(byte[] payload) {
        return (header.toBase64URL() + "." + Base64URL.encode(payload)).getBytes(StandardCharsets.US_ASCII);
    }
}
