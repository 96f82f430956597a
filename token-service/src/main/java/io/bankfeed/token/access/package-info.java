/** Hands out access tokens to sync-service. */
@NullMarked
package io.bankfeed.token.access;

import org.jspecify.annotations.NullMarked;
