/** What other services' events cause here. */
@NullMarked
package io.bankfeed.sync.intake;

import org.jspecify.annotations.NullMarked;
