package io.bankfeed.token.store;

/** A row as it was when it was claimed. */
public record LeasedToken(StoredToken token, Lease lease) {

    public TokenRef ref() {
        return token.ref();
    }
}
