package io.bankfeed.common.crypto;

import com.google.crypto.tink.aead.AeadConfig;
import com.google.crypto.tink.hybrid.HybridConfig;
import com.google.crypto.tink.mac.MacConfig;
import java.security.GeneralSecurityException;

/** Makes Tink's primitives known; Tink demands it once before any keyset is read. */
final class TinkPrimitives {

    static {
        try {
            AeadConfig.register();
            HybridConfig.register();
            MacConfig.register();
        } catch (GeneralSecurityException impossible) {
            throw new ExceptionInInitializerError(impossible);
        }
    }

    private TinkPrimitives() {}

    static void register() {
        // the static initialiser has done it
    }
}
