/** What this service does for webhook-receiver, which has no database: its quarantine, and the URL it is reached at. */
@NullMarked
package io.bankfeed.sync.webhook;

import org.jspecify.annotations.NullMarked;
