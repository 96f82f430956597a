/** The service against real PostgreSQL and Kafka and a small bank of its own. */
@NullMarked
package io.bankfeed.sync;

import org.jspecify.annotations.NullMarked;
