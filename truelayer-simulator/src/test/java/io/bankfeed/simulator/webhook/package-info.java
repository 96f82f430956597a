/** How webhooks are signed. */
@NullMarked
package io.bankfeed.simulator.webhook;

import org.jspecify.annotations.NullMarked;
