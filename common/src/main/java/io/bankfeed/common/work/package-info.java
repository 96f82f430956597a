/** Background work: loops that are woken by the database and backed up by an interval. */
@NullMarked
package io.bankfeed.common.work;

import org.jspecify.annotations.NullMarked;
