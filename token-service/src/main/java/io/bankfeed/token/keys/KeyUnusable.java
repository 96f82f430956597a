package io.bankfeed.token.keys;

/** Something does not open, or can't be closed. Names the place, never the content. */
public final class KeyUnusable extends RuntimeException {

    KeyUnusable(String what) {
        super(what);
    }
}
