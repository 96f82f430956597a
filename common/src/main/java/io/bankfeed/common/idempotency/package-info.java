/** The Idempotency-Key of a POST: the first answer is given again. */
@NullMarked
package io.bankfeed.common.idempotency;

import org.jspecify.annotations.NullMarked;
