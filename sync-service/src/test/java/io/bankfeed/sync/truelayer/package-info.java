@NullMarked
package io.bankfeed.sync.truelayer;

import org.jspecify.annotations.NullMarked;
