/** What the stack promises, tested from outside. */
@NullMarked
package io.bankfeed.localstack;

import org.jspecify.annotations.NullMarked;
