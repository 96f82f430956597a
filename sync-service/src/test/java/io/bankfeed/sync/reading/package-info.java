/** The reading half from outside: HTTP and the tenants' topics, over data that the storing code itself has stored. */
@NullMarked
package io.bankfeed.sync.reading;

import org.jspecify.annotations.NullMarked;
