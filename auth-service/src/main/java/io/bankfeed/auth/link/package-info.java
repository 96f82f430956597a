/** Auth links: how a user is sent to TrueLayer, and what must be known when the browser comes back. */
@NullMarked
package io.bankfeed.auth.link;

import org.jspecify.annotations.NullMarked;
