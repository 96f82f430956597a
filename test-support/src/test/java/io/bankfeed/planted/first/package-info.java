/** Code that breaks the house rules on purpose. */
@NullMarked
package io.bankfeed.planted.first;

import org.jspecify.annotations.NullMarked;
