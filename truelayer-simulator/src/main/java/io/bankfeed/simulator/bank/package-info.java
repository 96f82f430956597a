/** What a bank is to TrueLayer: its terms, and what it holds for a user on a day. */
@NullMarked
package io.bankfeed.simulator.bank;

import org.jspecify.annotations.NullMarked;
