/** What the other services and the timeline are told, in the transaction of the change. */
@NullMarked
package io.bankfeed.token.announce;

import org.jspecify.annotations.NullMarked;
