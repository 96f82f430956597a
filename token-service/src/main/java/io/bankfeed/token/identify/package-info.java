/** Asks /me whose grant a new token is, and tells the other services that the token is there. */
@NullMarked
package io.bankfeed.token.identify;

import org.jspecify.annotations.NullMarked;
