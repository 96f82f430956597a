/** How a service starts from what was decided when its image was built (ADR 20). */
@NullMarked
package io.bankfeed.common.startup;

import org.jspecify.annotations.NullMarked;
