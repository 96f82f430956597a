/** Identifiers that we make. */
@NullMarked
package io.bankfeed.common.id;

import org.jspecify.annotations.NullMarked;
