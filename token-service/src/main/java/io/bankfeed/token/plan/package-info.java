/** When a token is to be refreshed next: warm for those who need it, keep-alive for the others. */
@NullMarked
package io.bankfeed.token.plan;

import org.jspecify.annotations.NullMarked;
