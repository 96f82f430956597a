/** A tenant asks for a sync, and looks how it goes. */
@NullMarked
package io.bankfeed.sync.request;

import org.jspecify.annotations.NullMarked;
