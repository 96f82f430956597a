/** Published documents held against the code, and their examples carried out. */
@NullMarked
package io.bankfeed.testsupport.contract;

import org.jspecify.annotations.NullMarked;
