/** Reading rows as the schema promises them. */
@NullMarked
package io.bankfeed.common.database;

import org.jspecify.annotations.NullMarked;
