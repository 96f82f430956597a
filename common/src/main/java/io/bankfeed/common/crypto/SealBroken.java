package io.bankfeed.common.crypto;

/** A sealed value does not open. Says no more: the causes differ only for an attacker. */
public final class SealBroken extends RuntimeException {

    SealBroken() {
        super("a sealed value does not open with this key and context");
    }
}
