/** What an operator runs from the jar without starting the service. */
@NullMarked
package io.bankfeed.token.command;

import org.jspecify.annotations.NullMarked;
