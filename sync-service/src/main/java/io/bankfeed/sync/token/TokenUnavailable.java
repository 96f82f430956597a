package io.bankfeed.sync.token;

import io.bankfeed.common.event.Actor;

/** No access token now. {@code code} and {@code actor} are token-service's. */
public final class TokenUnavailable extends RuntimeException {

    private final String code;
    private final Actor actor;
    private final boolean lasting;

    public TokenUnavailable(String code, Actor actor, boolean lasting) {
        super("no access token: " + code);
        this.code = code;
        this.actor = actor;
        this.lasting = lasting;
    }

    public String code() {
        return code;
    }

    public Actor actor() {
        return actor;
    }

    /** Whether somebody must act before there can be one. */
    public boolean isLasting() {
        return lasting;
    }
}
