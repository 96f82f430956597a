package io.bankfeed.sync.read;

import java.time.Instant;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** What the bank answered, not stored yet. */
record FetchedBalance(List<JsonNode> rows, Instant at) {}
