@NullMarked
package io.bankfeed.sync.account;

import org.jspecify.annotations.NullMarked;
