/** What a user was asked and answered, entry by entry, never changed: the proof of a consent. */
@NullMarked
package io.bankfeed.auth.evidence;

import org.jspecify.annotations.NullMarked;
