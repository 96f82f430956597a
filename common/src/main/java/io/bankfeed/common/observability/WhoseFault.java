package io.bankfeed.common.observability;

import io.micrometer.common.KeyValue;
import java.util.Map;
import org.springframework.http.server.reactive.observation.DefaultServerRequestObservationConvention;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/**
 * The label {@code outcome} of {@code http_server_requests_seconds} tells whose fault a 5xx is: {@code SERVER_ERROR} is
 * ours and burns the error budget, {@code NOT_OURS} is a bank's, a user's, or a wait that is part of the contract.
 */
public class WhoseFault extends DefaultServerRequestObservationConvention {

    private static final String NOT_OURS = WhoseFault.class.getName() + ".NOT_OURS";
    private static final KeyValue OUTCOME = KeyValue.of("outcome", "NOT_OURS");

    /** Of the request with these attributes, whatever its status will be. */
    public static void isNotOurs(Map<String, Object> attributes) {
        attributes.put(NOT_OURS, Boolean.TRUE);
    }

    @Override
    protected KeyValue outcome(ServerRequestObservationContext context) {
        return context.getAttributes().containsKey(NOT_OURS) ? OUTCOME : super.outcome(context);
    }
}
