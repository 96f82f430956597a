/** Connections as their tenant sees them: what they are, how they move, how they are read and revoked. */
@NullMarked
package io.bankfeed.auth.connection;

import org.jspecify.annotations.NullMarked;
