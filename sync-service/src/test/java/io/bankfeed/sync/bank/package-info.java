/** A small Data API, token service and issuer for tests: one HTTP server, written from the documentation. */
@NullMarked
package io.bankfeed.sync.bank;

import org.jspecify.annotations.NullMarked;
