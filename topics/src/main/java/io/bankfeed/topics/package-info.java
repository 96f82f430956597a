/** The topics and who may read and write them, from the one file that every deployment reads. */
@NullMarked
package io.bankfeed.topics;

import org.jspecify.annotations.NullMarked;
