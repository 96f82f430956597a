/** TrueLayer's banks: fetched by a worker, kept, and served from memory. */
@NullMarked
package io.bankfeed.auth.provider;

import org.jspecify.annotations.NullMarked;
