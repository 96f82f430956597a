/** The product team's backend: asks for links, redeems references, reads what came in. */
@NullMarked
package io.bankfeed.localstack.tenant;

import org.jspecify.annotations.NullMarked;
