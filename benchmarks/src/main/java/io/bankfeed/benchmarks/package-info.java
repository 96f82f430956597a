/** What the project claims about speed, each claim beside the limit that it is held against. */
@NullMarked
package io.bankfeed.benchmarks;

import org.jspecify.annotations.NullMarked;
