/** What every OpenAPI document must have. */
@NullMarked
package io.bankfeed.contracts.http;

import org.jspecify.annotations.NullMarked;
