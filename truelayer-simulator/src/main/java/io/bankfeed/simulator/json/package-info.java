/** Writing and reading JSON in the one way the whole simulator uses. */
@NullMarked
package io.bankfeed.simulator.json;

import org.jspecify.annotations.NullMarked;
