/** Getting a consent again: the cheapest lawful way first, and nothing changes until the new one is in. */
@NullMarked
package io.bankfeed.auth.renewal;

import org.jspecify.annotations.NullMarked;
