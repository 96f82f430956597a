package io.bankfeed.simulator.fault;

import com.fasterxml.jackson.annotation.JsonProperty;

/** What a fault does to a connection. */
public enum Transport {
    /** Torn down before the request is looked at. */
    @JsonProperty("reset")
    RESET,
    /** The request does all its work; then the connection is torn down without an answer. */
    @JsonProperty("lose_answer")
    LOSE_ANSWER,
    /** All headers, the length among them, and the first half of the body. */
    @JsonProperty("truncate")
    TRUNCATE,
    /** The body in small pieces, over two seconds or the fault's delay. */
    @JsonProperty("slow_body")
    SLOW_BODY
}
