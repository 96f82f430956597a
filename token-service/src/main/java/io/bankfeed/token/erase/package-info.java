/** Takes grants back: at TrueLayer first, then the key, then the rows. */
@NullMarked
package io.bankfeed.token.erase;

import org.jspecify.annotations.NullMarked;
