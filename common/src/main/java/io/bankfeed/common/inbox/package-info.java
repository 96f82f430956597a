/** Effects once per event, and never for a grant older than the newest one seen. */
@NullMarked
package io.bankfeed.common.inbox;

import org.jspecify.annotations.NullMarked;
