package io.bankfeed.simulator.data;

import io.bankfeed.simulator.connection.AccessToken;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.javalin.http.Context;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** Finds out whose token a request carries. */
public final class Bearers {
    private static final DateTimeFormatter WRITTEN_OUT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss'Z'", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final Connections connections;

    public Bearers(Connections connections) {
        this.connections = connections;
    }

    AccessToken tokenOf(Context context) {
        return find(context).orElseThrow(Refusals::noToken);
    }

    /** The connection behind any token ever issued, expired ones too. */
    public Optional<Connection> connectionOf(Context context) {
        return find(context).map(AccessToken::connection);
    }

    public Optional<AccessToken> find(Context context) {
        String header = context.header("Authorization");
        return header != null && header.regionMatches(true, 0, "Bearer ", 0, 7)
                ? connections.findAccessToken(header.substring(7).strip())
                : Optional.empty();
    }

    static String writtenOut(Instant instant) {
        return WRITTEN_OUT.format(instant);
    }
}
