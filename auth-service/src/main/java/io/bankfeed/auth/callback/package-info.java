/** The browser's return: what is accepted, what is refused, and how a tenant claims it for its user. */
@NullMarked
package io.bankfeed.auth.callback;

import org.jspecify.annotations.NullMarked;
