/** auth-service: links, callbacks and lookups beside a handler that does one insert, and how soon a grant is told. */
@NullMarked
package io.bankfeed.benchmarks.auth;

import org.jspecify.annotations.NullMarked;
