/** token-service at a million connections: claims, lookups, refreshes, re-encryption. */
@NullMarked
package io.bankfeed.benchmarks.token;

import org.jspecify.annotations.NullMarked;
