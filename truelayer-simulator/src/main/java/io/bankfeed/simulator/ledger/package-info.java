/** What happened, for those who check the services from outside: requests, webhooks, codes and tokens. */
@NullMarked
package io.bankfeed.simulator.ledger;

import org.jspecify.annotations.NullMarked;
