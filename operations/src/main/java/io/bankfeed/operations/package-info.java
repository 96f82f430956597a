/** {@code ./bankfeed}: one command for each thing that a runbook asks for, all through the services' HTTP APIs. */
@NullMarked
package io.bankfeed.operations;

import org.jspecify.annotations.NullMarked;
