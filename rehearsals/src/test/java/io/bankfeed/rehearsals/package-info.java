@NullMarked
package io.bankfeed.rehearsals;

import org.jspecify.annotations.NullMarked;
