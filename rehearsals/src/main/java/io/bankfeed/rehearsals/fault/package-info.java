/** What goes wrong, on purpose, and is mended again. */
@NullMarked
package io.bankfeed.rehearsals.fault;

import org.jspecify.annotations.NullMarked;
