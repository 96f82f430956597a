/** The public door that TrueLayer knocks at: verify, publish, wait for the broker's ack, answer. Keeps no state. */
@NullMarked
package io.bankfeed.webhook;

import org.jspecify.annotations.NullMarked;
