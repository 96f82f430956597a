/** A simulated month of sync-service in stepped time, with a bank at its worst and processes that are killed. */
@NullMarked
package io.bankfeed.localstack.month;

import org.jspecify.annotations.NullMarked;
