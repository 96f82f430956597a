/** What a stranger may cost us: bounds on connections and time, and no say in our traces. */
@NullMarked
package io.bankfeed.webhook.server;

import org.jspecify.annotations.NullMarked;
