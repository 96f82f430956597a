package io.bankfeed.localstack.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.bankfeed.localstack.process.PrivateFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;

/** Kept between runs, so that a token pasted from an earlier run still opens the door. */
final class SigningKey {
    private static final int BITS = 2048;

    private SigningKey() {}

    static JWKSource<SecurityContext> keptIn(Path file) throws IOException {
        try {
            if (!Files.exists(file)) {
                var key = new RSAKeyGenerator(BITS)
                        .keyUse(KeyUse.SIGNATURE)
                        .keyIDFromThumbprint(true)
                        .generate();
                PrivateFile.write(file, new JWKSet(key).toString(false));
            }
            return new ImmutableJWKSet<>(JWKSet.parse(Files.readString(file)));
        } catch (JOSEException | ParseException e) {
            throw new IOException("The issuer's key in " + file + " is unusable: " + e.getMessage(), e);
        }
    }
}
