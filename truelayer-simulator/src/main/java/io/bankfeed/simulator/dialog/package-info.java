/** The pages a user walks through to say yes: bank, permissions, login, accounts. */
@NullMarked
package io.bankfeed.simulator.dialog;

import org.jspecify.annotations.NullMarked;
