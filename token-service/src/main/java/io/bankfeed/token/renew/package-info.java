/** Renewals of a grant that auth-service asks for: extended at once, or by a page that the user has to visit. */
@NullMarked
package io.bankfeed.token.renew;

import org.jspecify.annotations.NullMarked;
