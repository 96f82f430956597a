/** The Data API v1: what may be read, by whom, when, and in which shape. */
@NullMarked
package io.bankfeed.simulator.data;

import org.jspecify.annotations.NullMarked;
