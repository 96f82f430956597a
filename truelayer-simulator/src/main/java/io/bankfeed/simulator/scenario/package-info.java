/** A file that sets the scene: the same words as the control API, from the start or at a later simulated time. */
@NullMarked
package io.bankfeed.simulator.scenario;

import org.jspecify.annotations.NullMarked;
