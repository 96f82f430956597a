/** Files that bind mobile apps to this host, so that they may take the redirect themselves. */
@NullMarked
package io.bankfeed.auth.wellknown;

import org.jspecify.annotations.NullMarked;
