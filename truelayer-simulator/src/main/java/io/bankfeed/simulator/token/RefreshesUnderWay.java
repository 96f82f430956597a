package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.web.RequestTrace;
import io.javalin.http.Context;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Sees two refreshes of one connection at a time, from arrival to answer, injected delays included. */
public final class RefreshesUnderWay {
    private static final String OVERLAPPED = "refresh.overlapped";
    private static final String COUNTED = "refresh.counted";

    private final Connections connections;
    private final Map<Integer, Integer> underWay = new ConcurrentHashMap<>();

    public RefreshesUnderWay(Connections connections) {
        this.connections = connections;
    }

    public void arrive(Context context) {
        TokenRequest request = TokenRequest.of(context);
        Optional.ofNullable(request.get("grant_type")).ifPresent(RequestTrace.of(context)::grantType);
        connections
                .findCode(request.get("code"))
                .ifPresent(code -> RequestTrace.of(context).connection(code.connection()));
        connections.findByRefreshToken(request.get("refresh_token")).ifPresent(owner -> count(context, owner));
    }

    private void count(Context context, Connection owner) {
        RequestTrace.of(context).connection(owner);
        int now = underWay.merge(owner.number(), 1, Integer::sum);
        context.attribute(COUNTED, owner);
        context.attribute(OVERLAPPED, now > 1);
    }

    public void leave(Context context) {
        Connection owner = context.attribute(COUNTED);
        if (owner != null) {
            underWay.merge(owner.number(), -1, Integer::sum);
        }
    }

    static boolean overlapped(Context context) {
        return Boolean.TRUE.equals(context.attribute(OVERLAPPED));
    }
}
