/** The service from outside: over HTTP, Kafka and its database. */
@NullMarked
package io.bankfeed.auth;

import org.jspecify.annotations.NullMarked;
