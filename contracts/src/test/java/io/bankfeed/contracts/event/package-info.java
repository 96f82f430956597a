/** The JSON Schemas of the events. */
@NullMarked
package io.bankfeed.contracts.event;

import org.jspecify.annotations.NullMarked;
