package io.bankfeed.simulator.connection;

import java.time.Instant;

/** A signed token and what the simulator remembers about it. */
public record AccessToken(String value, Connection connection, Instant issuedAt, Instant expiresAt) {

    @Override
    public String toString() {
        return "AccessToken[connection " + connection.number() + "]";
    }
}
