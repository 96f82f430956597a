/** One trace from the callback to the stored row, across outbox, topics and due rows. */
@NullMarked
package io.bankfeed.common.observability;

import org.jspecify.annotations.NullMarked;
