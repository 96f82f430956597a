/** The user at the browser: opens a link, fills in what the pages ask for, ends where they lead. */
@NullMarked
package io.bankfeed.localstack.walk;

import org.jspecify.annotations.NullMarked;
