/** The whole of Bankfeed from outside: real processes, real servers, the simulator's ledger as the truth. */
@NullMarked
package io.bankfeed.localstack.endtoend;

import org.jspecify.annotations.NullMarked;
