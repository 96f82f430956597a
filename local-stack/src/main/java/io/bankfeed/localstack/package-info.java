/** One command for the whole of Bankfeed on one machine; a tool without any logic of the product. */
@NullMarked
package io.bankfeed.localstack;

import org.jspecify.annotations.NullMarked;
