/** sync-service as a process of its own, killed at the crash points that reliability asks for. */
@NullMarked
package io.bankfeed.sync.crash;

import org.jspecify.annotations.NullMarked;
