package io.bankfeed.webhook.signature;

/**
 * We can't tell whether a signature is good, because its key could not be looked up now. Our trouble, not the sender's.
 */
public final class SigningKeysUnavailable extends RuntimeException {

    SigningKeysUnavailable(String keySet) {
        super("no answer from " + keySet, null, false, false);
    }
}
