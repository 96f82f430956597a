/** Accounts, cards and what hangs on them as a set: balances, orders, debits, holders. */
@NullMarked
package io.bankfeed.sync.account;

import org.jspecify.annotations.NullMarked;
