package io.bankfeed.simulator.webhook;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.Curve;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWKSet;
import io.bankfeed.simulator.json.Json;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The keys that webhooks are signed with: the newest signs, older ones stay in the published set until they are
 * dropped.
 */
public final class SigningKeys {
    private final List<SigningKey> keys = new ArrayList<>();

    record SigningKey(String kid, KeyPair pair) {}

    synchronized SigningKey current() {
        if (keys.isEmpty()) {
            keys.add(newKey());
        }
        return keys.getLast();
    }

    /** Signs with a new key from now on; whether the old ones stay published is the caller's choice. */
    public synchronized String rotate(boolean dropOld) {
        if (dropOld) {
            keys.clear();
        }
        SigningKey fresh = newKey();
        keys.add(fresh);
        return fresh.kid();
    }

    private static SigningKey newKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp521r1"));
            return new SigningKey(UUID.randomUUID().toString(), generator.generateKeyPair());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As at {@code /.well-known/jwks}. */
    public synchronized byte[] published() {
        current();
        JWKSet set = new JWKSet(keys.stream().map(SigningKeys::published).toList());
        return Json.bytes(set.toJSONObject(true));
    }

    private static com.nimbusds.jose.jwk.JWK published(SigningKey key) {
        return new ECKey.Builder(Curve.P_521, (ECPublicKey) key.pair().getPublic())
                .keyID(key.kid())
                .algorithm(JWSAlgorithm.ES512)
                .build();
    }
}
