/** Reading rows as the schema promises them, and writing several in one exchange. */
@NullMarked
package io.bankfeed.common.database;

import org.jspecify.annotations.NullMarked;
