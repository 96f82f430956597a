/** The service that alone knows the client secret and refresh tokens. */
@NullMarked
package io.bankfeed.token;

import org.jspecify.annotations.NullMarked;
