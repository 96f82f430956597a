/** State and event commit together: rows written in the caller's transaction, relayed to Kafka in key order. */
@NullMarked
package io.bankfeed.common.outbox;

import org.jspecify.annotations.NullMarked;
