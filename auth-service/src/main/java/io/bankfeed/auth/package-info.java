/** auth-service: connections, consents, auth links, callbacks, and the tenants' view of all that. Never a token. */
@NullMarked
package io.bankfeed.auth;

import org.jspecify.annotations.NullMarked;
