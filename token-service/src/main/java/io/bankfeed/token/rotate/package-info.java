/** Key rotation: new keys for all connections while everything goes on, and the tokens encrypted anew. */
@NullMarked
package io.bankfeed.token.rotate;

import org.jspecify.annotations.NullMarked;
