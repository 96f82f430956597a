/** The list of problem codes. */
@NullMarked
package io.bankfeed.contracts.problem;

import org.jspecify.annotations.NullMarked;
