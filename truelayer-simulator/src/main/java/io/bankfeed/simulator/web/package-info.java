/** What every HTTP part of the simulator shares: error bodies, the trace of a request, the headers TrueLayer sends. */
@NullMarked
package io.bankfeed.simulator.web;

import org.jspecify.annotations.NullMarked;
