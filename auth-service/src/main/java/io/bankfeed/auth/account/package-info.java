/** The accounts of a connection as far as a renewal page must name them; bank data stays with sync-service. */
@NullMarked
package io.bankfeed.auth.account;

import org.jspecify.annotations.NullMarked;
