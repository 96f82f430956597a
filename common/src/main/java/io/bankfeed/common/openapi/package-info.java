/** A service's description of itself. */
@NullMarked
package io.bankfeed.common.openapi;

import org.jspecify.annotations.NullMarked;
