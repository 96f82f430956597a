/** From the sealed code of a granted consent to stored tokens, once. */
@NullMarked
package io.bankfeed.token.exchange;

import org.jspecify.annotations.NullMarked;
