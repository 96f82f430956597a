/** What operations asks of sync-service, answered as metrics. */
@NullMarked
package io.bankfeed.sync.metrics;

import org.jspecify.annotations.NullMarked;
