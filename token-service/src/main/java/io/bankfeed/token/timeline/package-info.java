/** What happened to the tokens of a connection, for the people who operate this. */
@NullMarked
package io.bankfeed.token.timeline;

import org.jspecify.annotations.NullMarked;
