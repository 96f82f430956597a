/** Transactions: identity, window replacement, pending sets, settlement and the change feed. */
@NullMarked
package io.bankfeed.sync.transaction;

import org.jspecify.annotations.NullMarked;
