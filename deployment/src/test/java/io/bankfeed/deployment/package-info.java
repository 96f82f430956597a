/** The deployment held against itself, against the services' configuration, and against what they really expose. */
@NullMarked
package io.bankfeed.deployment;

import org.jspecify.annotations.NullMarked;
