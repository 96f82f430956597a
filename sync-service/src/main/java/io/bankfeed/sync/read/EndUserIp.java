package io.bankfeed.sync.read;

import io.bankfeed.common.problem.ApiProblem;
import io.netty.util.NetUtil;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/** The address of a user who is waiting: an address and nothing else, since it goes out to the bank. */
final class EndUserIp {

    static final String HEADER = "X-End-User-IP";

    private EndUserIp() {}

    static Optional<String> of(@Nullable String header) {
        if (header == null) {
            return Optional.empty();
        }
        if (!NetUtil.isValidIpV4Address(header) && !NetUtil.isValidIpV6Address(header)) {
            throw new ApiProblem(HttpStatus.BAD_REQUEST, "invalid_end_user_ip", "Send one IPv4 or IPv6 address.");
        }
        return Optional.of(header);
    }
}
