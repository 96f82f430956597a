package io.bankfeed.simulator.webhook;

import io.bankfeed.simulator.json.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Base64;
import java.util.Map;
import java.util.Map.Entry;
import org.jspecify.annotations.Nullable;

/**
 * TrueLayer's request signing, version 2: ES512 over method, path, the named headers in their order, and the body.
 *
 * @param headers those that are signed, names as they are sent
 */
record TlSignature(String method, String path, Map<String, String> headers, byte[] body) {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    /** A detached JWS, as it stands in the header {@code Tl-Signature}. */
    String sign(String kid, PrivateKey key, @Nullable String jku) {
        String header = BASE64.encodeToString(Json.bytes(Json.object(
                "alg",
                "ES512",
                "kid",
                kid,
                "tl_version",
                "2",
                "tl_headers",
                String.join(",", headers.keySet()),
                "jku",
                jku)));
        try {
            Signature signature = algorithm();
            signature.initSign(key);
            signature.update(signingInput(header));
            return header + ".." + BASE64.encodeToString(signature.sign());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean verifies(String detached, PublicKey key) throws GeneralSecurityException {
        String[] parts = detached.split("\\.", -1);
        Signature signature = algorithm();
        signature.initVerify(key);
        signature.update(signingInput(parts[0]));
        return signature.verify(Base64.getUrlDecoder().decode(parts[2]));
    }

    private static Signature algorithm() throws GeneralSecurityException {
        return Signature.getInstance("SHA512withECDSAinP1363Format");
    }

    private byte[] signingInput(String header) {
        return (header + "." + BASE64.encodeToString(payload())).getBytes(StandardCharsets.US_ASCII);
    }

    private byte[] payload() {
        StringBuilder head = new StringBuilder(method).append(' ').append(path).append('\n');
        for (Entry<String, String> header : headers.entrySet()) {
            head.append(header.getKey()).append(": ").append(header.getValue()).append('\n');
        }
        ByteArrayOutputStream payload = new ByteArrayOutputStream();
        payload.writeBytes(head.toString().getBytes(StandardCharsets.UTF_8));
        payload.writeBytes(body);
        return payload.toByteArray();
    }
}
