/** What can be set from outside: ports, clients, and the named switches for behaviour nobody could confirm. */
@NullMarked
package io.bankfeed.simulator.settings;

import org.jspecify.annotations.NullMarked;
