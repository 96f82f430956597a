/** What a service could not read or process: kept for an operator, who looks, replays or discards. */
@NullMarked
package io.bankfeed.common.deadletter;

import org.jspecify.annotations.NullMarked;
