/** sync-service alone, between a database, a broker and a bank that answers at once. */
@NullMarked
package io.bankfeed.benchmarks.sync;

import org.jspecify.annotations.NullMarked;
