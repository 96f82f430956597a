@NullMarked
package io.bankfeed.sync.coverage;

import org.jspecify.annotations.NullMarked;
