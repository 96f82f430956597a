package io.bankfeed.auth.link;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.secret.Secret;

/**
 * Proof Key for Code Exchange (RFC 7636), S256.
 *
 * <p>The verifier is encrypted under a key made of the state. The state is not kept, so a dump of the database does not
 * give the verifier away; and it is no function of the state alone, so whoever sees only the browser's URLs can't make
 * it either. Both come together once, at the callback. A key of this service's own would be one more secret to mount,
 * and its public sealing key can't be undone here, where code and verifier must be joined.
 *
 * @param challenge goes out with the link
 */
public record Pkce(String challenge, String sealedVerifier) {

    private static final String PURPOSE = "bankfeed pkce verifier";

    static Pkce under(OneUseSecret state) {
        var verifier = OneUseSecret.random();
        return new Pkce(verifier.hash(), state.seal(verifier.text(), PURPOSE));
    }

    public Secret verifier(OneUseSecret state) {
        return state.open(sealedVerifier, PURPOSE);
    }
}
