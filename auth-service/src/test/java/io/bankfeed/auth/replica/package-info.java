/** auth-service as processes of its own, which tests step in time, kill, and start again. */
@NullMarked
package io.bankfeed.auth.replica;

import org.jspecify.annotations.NullMarked;
