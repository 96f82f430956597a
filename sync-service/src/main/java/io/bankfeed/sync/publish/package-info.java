/** Tells the tenant's topics what changed, in the order in which it changed, once the connection is released. */
@NullMarked
package io.bankfeed.sync.publish;

import org.jspecify.annotations.NullMarked;
