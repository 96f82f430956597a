package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Tokens;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.web.ApiError;
import java.util.Optional;

/** A refresh token for a new access token. Never prolongs the consent. */
public final class Refresh {
    private final Connections connections;
    private final Switches switches;
    private final TokenDiary diary;

    public Refresh(Connections connections, Switches switches, TokenDiary diary) {
        this.connections = connections;
        this.switches = switches;
        this.diary = diary;
    }

    Tokens refresh(TokenRequest request, Client client, String issuer, boolean overlapped) {
        String value = request.need("refresh_token");
        Optional<Connection> owner = connections.findByRefreshToken(value);
        if (owner.isEmpty()) {
            diary.refreshUsed(value, null, "unknown", overlapped);
            throw ApiError.bare(400, switches.get(Switch.UNKNOWN_REFRESH_TOKEN));
        }
        Connection connection = owner.get();
        if (!connection.clientId().equals(client.clientId()) || !connections.accepts(value, connection)) {
            diary.refreshUsed(value, connection, "refused", overlapped);
            throw ApiError.bare(400, "invalid_grant");
        }
        Tokens tokens = connections.issue(connection, issuer);
        diary.refreshUsed(value, connection, "refreshed", overlapped);
        diary.issued(tokens, "refresh_token");
        return tokens;
    }
}
