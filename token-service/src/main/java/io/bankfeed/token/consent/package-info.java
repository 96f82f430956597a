/** What auth-service says, turned into due work. */
@NullMarked
package io.bankfeed.token.consent;

import org.jspecify.annotations.NullMarked;
