/** webhook-receiver beside the least that any receiver must do: take the body, produce one record, await the ack. */
@NullMarked
package io.bankfeed.benchmarks.webhook;

import org.jspecify.annotations.NullMarked;
