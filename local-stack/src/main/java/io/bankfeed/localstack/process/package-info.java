/** Child processes: how they are started, watched, found again and ended, and what they take. */
@NullMarked
package io.bankfeed.localstack.process;

import org.jspecify.annotations.NullMarked;
