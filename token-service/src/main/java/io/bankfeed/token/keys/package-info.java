/** Data keys, one per connection, wrapped by a key-encryption key; destroying one destroys what it encrypted. */
@NullMarked
package io.bankfeed.token.keys;

import org.jspecify.annotations.NullMarked;
