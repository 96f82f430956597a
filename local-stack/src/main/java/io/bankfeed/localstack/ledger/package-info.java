/** The simulator's own record of what the banks hold, and the comparison of what a tenant reads with it. */
@NullMarked
package io.bankfeed.localstack.ledger;

import org.jspecify.annotations.NullMarked;
