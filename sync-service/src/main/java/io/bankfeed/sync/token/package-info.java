/** Access tokens, had from token-service for each use and never kept. */
@NullMarked
package io.bankfeed.sync.token;

import org.jspecify.annotations.NullMarked;
