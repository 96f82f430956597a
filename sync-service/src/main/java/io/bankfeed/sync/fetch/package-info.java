/** The workers that talk to the Data API and bring the answers into the store. */
@NullMarked
package io.bankfeed.sync.fetch;

import org.jspecify.annotations.NullMarked;
