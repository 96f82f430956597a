/** Where TrueLayer is and who we are there. */
@NullMarked
package io.bankfeed.auth.truelayer;

import org.jspecify.annotations.NullMarked;
