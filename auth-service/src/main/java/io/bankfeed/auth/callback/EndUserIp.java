package io.bankfeed.auth.callback;

import io.bankfeed.common.problem.ApiProblem;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;

/** The user's address, which makes the first sync's calls attended. */
final class EndUserIp {

    static final String HEADER = "X-End-User-IP";
    private static final int LONGEST = 45;

    private EndUserIp() {}

    /** The browser's own; behind a proxy {@code server.forward-headers-strategy} must be set for it to be that. */
    static @Nullable String of(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return remote == null || remote.getAddress() == null
                ? null
                : withoutZone(remote.getAddress().getHostAddress());
    }

    /** As a tenant's backend tells it; a literal, or the request is refused. */
    static @Nullable String told(@Nullable String header) {
        if (header == null) {
            return null;
        }
        try {
            if (header.length() <= LONGEST) {
                return withoutZone(InetAddress.ofLiteral(header).getHostAddress());
            }
        } catch (IllegalArgumentException noAddress) {
            // refused below
        }
        throw new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_request", HEADER + " must be one IP address.");
    }

    private static String withoutZone(String address) {
        int zone = address.indexOf('%');
        return zone < 0 ? address : address.substring(0, zone);
    }
}
