package io.bankfeed.sync.read;

import io.bankfeed.sync.truelayer.AnswerRows;
import java.time.Instant;

/** What the bank answered to a waiting user, not stored yet. */
record Fetched(AnswerRows rows, Instant at) {}
