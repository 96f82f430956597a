/** Errors as RFC 9457 problems with a stable code. */
@NullMarked
package io.bankfeed.common.problem;

import org.jspecify.annotations.NullMarked;
