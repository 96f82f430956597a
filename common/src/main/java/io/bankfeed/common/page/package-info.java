/** Lists in pages, continued by an opaque cursor. */
@NullMarked
package io.bankfeed.common.page;

import org.jspecify.annotations.NullMarked;
