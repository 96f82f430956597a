/** Fetches, stores and publishes what the banks hold. */
@NullMarked
package io.bankfeed.sync;

import org.jspecify.annotations.NullMarked;
