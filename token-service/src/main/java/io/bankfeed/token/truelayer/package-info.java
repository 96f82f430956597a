/** TrueLayer's token endpoint, /me and deletion, as far as tokens need them. */
@NullMarked
package io.bankfeed.token.truelayer;

import org.jspecify.annotations.NullMarked;
