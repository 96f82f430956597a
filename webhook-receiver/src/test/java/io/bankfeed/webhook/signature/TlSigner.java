package io.bankfeed.webhook.signature;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.gen.ECKeyGenerator;
import com.nimbusds.jose.util.Base64URL;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Signs as TrueLayer does, and, where a test wants it, as TrueLayer never would. */
public record TlSigner(ECKey key, URI keySet, String version) {

    public static TlSigner of(String keyId, URI keySet) {
        try {
            return new TlSigner(new ECKeyGenerator(Curve.P_521).keyID(keyId).generate(), keySet, "2");
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public TlSigner pointingTo(URI otherKeySet) {
        return new TlSigner(key, otherKeySet, version);
    }

    public TlSigner ofVersion(String otherVersion) {
        return new TlSigner(key, keySet, otherVersion);
    }

    public String sign(String path, Map<String, String> headers, byte[] body) {
        var header = new JWSHeader.Builder(JWSAlgorithm.ES512)
                .keyID(key.getKeyID())
                .jwkURL(keySet)
                .customParam("tl_version", version)
                .customParam("tl_headers", String.join(",", headers.keySet()))
                .build();
        var content = new ByteArrayOutputStream();
        content.writeBytes(("POST " + path + "\n").getBytes(StandardCharsets.UTF_8));
        headers.forEach(
                (name, value) -> content.writeBytes((name + ": " + value + "\n").getBytes(StandardCharsets.UTF_8)));
        content.writeBytes(body);
        byte[] input = (header.toBase64URL() + "." + Base64URL.encode(content.toByteArray()))
                .getBytes(StandardCharsets.US_ASCII);
        try {
            return header.toBase64URL() + ".." + new ECDSASigner(key).sign(header, input);
        } catch (JOSEException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
