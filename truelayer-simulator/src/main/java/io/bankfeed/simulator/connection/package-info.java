/** One user's grant to one client at one bank, with the codes and tokens that belong to it. */
@NullMarked
package io.bankfeed.simulator.connection;

import org.jspecify.annotations.NullMarked;
