/** Refusals that somebody should look at. */
@NullMarked
package io.bankfeed.auth.audit;

import org.jspecify.annotations.NullMarked;
