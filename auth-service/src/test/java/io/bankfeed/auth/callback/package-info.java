/** Unit tests of the package of the same name. */
@NullMarked
package io.bankfeed.auth.callback;

import org.jspecify.annotations.NullMarked;
