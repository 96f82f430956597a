package io.bankfeed.auth;

import io.bankfeed.common.observability.WhoseFault;
import io.micrometer.common.KeyValues;
import org.springframework.http.server.reactive.observation.ServerRequestObservationContext;

/** Tickets and callback references are parts of paths: spans and metrics get the pattern, never the path. */
class PathsStayOutOfTraces extends WhoseFault {

    @Override
    public KeyValues getHighCardinalityKeyValues(ServerRequestObservationContext context) {
        return KeyValues.empty();
    }
}
