@NullMarked
package io.bankfeed.rehearsals.prometheus;

import org.jspecify.annotations.NullMarked;
