/** What operations asks of token-service, answered as metrics. */
@NullMarked
package io.bankfeed.token.metrics;

import org.jspecify.annotations.NullMarked;
