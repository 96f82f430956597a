/** The consumers that docs/consumers shows, carried out. */
@NullMarked
package io.bankfeed.contracts.consumer;

import org.jspecify.annotations.NullMarked;
