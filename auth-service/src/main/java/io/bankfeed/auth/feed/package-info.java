/** What token- and sync-service report, turned into status and health of connections. */
@NullMarked
package io.bankfeed.auth.feed;

import org.jspecify.annotations.NullMarked;
