/** Bank data as callers see it: accounts, balances, transactions, and what hangs on them. */
@NullMarked
package io.bankfeed.sync.read;

import org.jspecify.annotations.NullMarked;
