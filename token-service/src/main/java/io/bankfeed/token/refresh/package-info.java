/** Keeps tokens fresh: when to refresh, by whom, and what each answer of TrueLayer means for the grant. */
@NullMarked
package io.bankfeed.token.refresh;

import org.jspecify.annotations.NullMarked;
