/** Asynchronous requests as durable rows: planned before they are made, claimed with leases. */
@NullMarked
package io.bankfeed.sync.task;

import org.jspecify.annotations.NullMarked;
