/** The change feed for reading: every change of a connection's transactions, in order and without a gap. */
@NullMarked
package io.bankfeed.sync.feed;

import org.jspecify.annotations.NullMarked;
