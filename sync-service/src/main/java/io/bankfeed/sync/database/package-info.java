/** Small things that several repositories need. */
@NullMarked
package io.bankfeed.sync.database;

import org.jspecify.annotations.NullMarked;
