/** Sealing of authorisation codes, webhook capabilities, and the files that hold the keys. */
@NullMarked
package io.bankfeed.common.crypto;

import org.jspecify.annotations.NullMarked;
