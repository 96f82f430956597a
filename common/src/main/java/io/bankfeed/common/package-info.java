/** Shared by the services: what at least two of them need, and no business rule. */
@NullMarked
package io.bankfeed.common;

import org.jspecify.annotations.NullMarked;
