/** The simulator's own API, by which tests set the scene and read the truth. */
@NullMarked
package io.bankfeed.simulator.control;

import org.jspecify.annotations.NullMarked;
