/** The wire of the Data API: requests, answers, refusals, and what each refusal means. */
@NullMarked
package io.bankfeed.sync.truelayer;

import org.jspecify.annotations.NullMarked;
