@NullMarked
package io.bankfeed.benchmarks.token;

import org.jspecify.annotations.NullMarked;
