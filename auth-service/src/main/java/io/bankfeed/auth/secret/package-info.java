/** One-use secrets: made here, stored as hashes or under keys that are made of them. */
@NullMarked
package io.bankfeed.auth.secret;

import org.jspecify.annotations.NullMarked;
