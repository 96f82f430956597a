package io.bankfeed.common.crypto;

import io.bankfeed.common.secret.Secret;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What {@code ConsentGranted} carries sealed: the authorisation code and the PKCE verifier that goes with it.
 *
 * @param codeVerifier absent where the link was made without PKCE
 */
public record SealedGrant(Secret code, @Nullable Secret codeVerifier) {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String CODE = "code";
    private static final String CODE_VERIFIER = "code_verifier";

    public String sealWith(Sealer sealer, UUID connectionId, UUID attemptId) {
        var plaintext = JSON.createObjectNode().put(CODE, code.reveal());
        if (codeVerifier != null) {
            plaintext.put(CODE_VERIFIER, codeVerifier.reveal());
        }
        return sealer.seal(plaintext.toString(), connectionId, attemptId);
    }

    /** @throws SealBroken when it does not open */
    public static SealedGrant openWith(Opener opener, String sealed, UUID connectionId, UUID attemptId) {
        var plaintext =
                JSON.readTree(opener.open(sealed, connectionId, attemptId).reveal());
        var verifier = plaintext.path(CODE_VERIFIER).asString("");
        return new SealedGrant(
                Secret.of(plaintext.path(CODE).asString()), verifier.isEmpty() ? null : Secret.of(verifier));
    }
}
