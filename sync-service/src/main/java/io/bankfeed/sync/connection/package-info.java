/** A connection as far as syncing goes; its row is the lock of all that is stored for it. */
@NullMarked
package io.bankfeed.sync.connection;

import org.jspecify.annotations.NullMarked;
