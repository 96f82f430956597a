/** Grants: one row each, and until when each lasts. */
@NullMarked
package io.bankfeed.auth.consent;

import org.jspecify.annotations.NullMarked;
