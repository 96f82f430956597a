/** What is known of which days of an account. */
@NullMarked
package io.bankfeed.sync.coverage;

import org.jspecify.annotations.NullMarked;
