@NullMarked
package io.bankfeed.operations;

import org.jspecify.annotations.NullMarked;
