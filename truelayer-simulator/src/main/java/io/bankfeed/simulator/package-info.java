/** A stand-in for TrueLayer in one process: auth server, Data API, webhooks, and a ledger of all that happened. */
@NullMarked
package io.bankfeed.simulator;

import org.jspecify.annotations.NullMarked;
