/** Runs inside every child process, so that none of them outlives the launcher. */
@NullMarked
package io.bankfeed.localstack.child;

import org.jspecify.annotations.NullMarked;
