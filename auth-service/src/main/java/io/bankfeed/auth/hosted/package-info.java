/** Our own pages on the way to the bank: permissions, the choice of a bank, renewals. Without script. */
@NullMarked
package io.bankfeed.auth.hosted;

import org.jspecify.annotations.NullMarked;
