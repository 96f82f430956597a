/** Business time, injected so that it can be stepped. */
@NullMarked
package io.bankfeed.common.time;

import org.jspecify.annotations.NullMarked;
