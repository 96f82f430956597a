/** Every alert with a fault that must make it fire, on a running stack. */
@NullMarked
package io.bankfeed.rehearsals;

import org.jspecify.annotations.NullMarked;
