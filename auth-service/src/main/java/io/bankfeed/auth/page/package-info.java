/** The few pages that a browser sees, and the headers that keep them closed. */
@NullMarked
package io.bankfeed.auth.page;

import org.jspecify.annotations.NullMarked;
