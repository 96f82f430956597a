package io.bankfeed.token.store;

import java.util.UUID;

/** The tokens of one grant. */
public record TokenRef(UUID connectionId, long consentNo) {

    static final String ACCESS_TOKEN = "access_token";
    static final String REFRESH_TOKEN = "refresh_token";
    static final String CANDIDATE_ACCESS_TOKEN = "candidate_access_token";
    static final String CANDIDATE_REFRESH_TOKEN = "candidate_refresh_token";
    static final String END_USER_IP = "end_user_ip";

    /** Table, row and column: what a ciphertext is bound to. */
    String place(String column) {
        return "token/" + connectionId + "/" + consentNo + "/" + column;
    }
}
