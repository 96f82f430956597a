@NullMarked
package io.bankfeed.sync.transaction;

import org.jspecify.annotations.NullMarked;
