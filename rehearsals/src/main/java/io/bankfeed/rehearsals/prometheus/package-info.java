/** A Prometheus of our own, with the rules of production in shorter time. */
@NullMarked
package io.bankfeed.rehearsals.prometheus;

import org.jspecify.annotations.NullMarked;
