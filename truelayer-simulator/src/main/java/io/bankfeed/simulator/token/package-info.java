/** The token endpoint and the other calls of the auth server. */
@NullMarked
package io.bankfeed.simulator.token;

import org.jspecify.annotations.NullMarked;
