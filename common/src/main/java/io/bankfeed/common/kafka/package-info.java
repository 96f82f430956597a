/** How every service consumes: one decoder, one error handler, one way to the dead letters. */
@NullMarked
package io.bankfeed.common.kafka;

import org.jspecify.annotations.NullMarked;
