@NullMarked
package io.bankfeed.sync.run;

import org.jspecify.annotations.NullMarked;
