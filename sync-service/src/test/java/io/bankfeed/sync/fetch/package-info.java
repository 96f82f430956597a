@NullMarked
package io.bankfeed.sync.fetch;

import org.jspecify.annotations.NullMarked;
