package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Grant;
import io.bankfeed.simulator.dialog.CodeGiver;
import org.jspecify.annotations.Nullable;

/** Codes that leave a line in the ledger. */
public final class RecordedCodes implements CodeGiver {
    private final Connections connections;
    private final TokenDiary diary;

    public RecordedCodes(Connections connections, TokenDiary diary) {
        this.connections = connections;
        this.diary = diary;
    }

    @Override
    public AuthorizationCode authorize(Grant grant, String redirectUri, @Nullable String challenge) {
        return written(connections.authorize(grant, redirectUri, challenge));
    }

    @Override
    public AuthorizationCode renew(Connection connection, String redirectUri, @Nullable String challenge) {
        return written(connections.renew(connection, redirectUri, challenge));
    }

    private AuthorizationCode written(AuthorizationCode code) {
        diary.codeIssued(code);
        return code;
    }
}
