/** A value that must never be printed. */
@NullMarked
package io.bankfeed.common.secret;

import org.jspecify.annotations.NullMarked;
