/** Gives everything that was never finished an end that can be seen. */
@NullMarked
package io.bankfeed.auth.sweep;

import org.jspecify.annotations.NullMarked;
