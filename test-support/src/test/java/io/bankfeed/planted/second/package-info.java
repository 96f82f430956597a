/** The other half of a cycle, and of a service that knows another. */
@NullMarked
package io.bankfeed.planted.second;

import org.jspecify.annotations.NullMarked;
