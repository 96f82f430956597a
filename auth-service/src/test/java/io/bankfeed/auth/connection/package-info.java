/** Unit tests of the package of the same name. */
@NullMarked
package io.bankfeed.auth.connection;

import org.jspecify.annotations.NullMarked;
