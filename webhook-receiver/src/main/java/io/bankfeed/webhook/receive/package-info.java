/** One delivery from its first header to its answer: what is asked of it, in which order, and what is told. */
@NullMarked
package io.bankfeed.webhook.receive;

import org.jspecify.annotations.NullMarked;
