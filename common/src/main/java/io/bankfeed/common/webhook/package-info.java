/**
 * What TrueLayer's webhooks mean: read by webhook-receiver as they come, and by sync-service when a quarantined one is
 * replayed.
 */
@NullMarked
package io.bankfeed.common.webhook;

import org.jspecify.annotations.NullMarked;
