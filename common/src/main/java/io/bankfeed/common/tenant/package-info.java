/** The product teams that own connections, as one declarative file tells. */
@NullMarked
package io.bankfeed.common.tenant;

import org.jspecify.annotations.NullMarked;
