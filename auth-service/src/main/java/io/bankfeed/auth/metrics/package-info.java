/** What operations asks of auth-service, answered as metrics. */
@NullMarked
package io.bankfeed.auth.metrics;

import org.jspecify.annotations.NullMarked;
