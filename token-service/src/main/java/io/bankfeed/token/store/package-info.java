/** The stored tokens: encrypted, versioned, leased to one worker at a time. */
@NullMarked
package io.bankfeed.token.store;

import org.jspecify.annotations.NullMarked;
