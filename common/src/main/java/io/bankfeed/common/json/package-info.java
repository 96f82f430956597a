/** The one JSON mapping of events and HTTP: snake_case, decimals exact, instants in RFC 3339. */
@NullMarked
package io.bankfeed.common.json;

import org.jspecify.annotations.NullMarked;
