/** The calls that a bank allows without its user, reserved before they are made. */
@NullMarked
package io.bankfeed.sync.budget;

import org.jspecify.annotations.NullMarked;
