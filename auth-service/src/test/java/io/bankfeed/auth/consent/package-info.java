/** Unit tests of the package of the same name. */
@NullMarked
package io.bankfeed.auth.consent;

import org.jspecify.annotations.NullMarked;
