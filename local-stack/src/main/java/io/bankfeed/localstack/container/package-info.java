/** What docker-compose.yml runs from this module: keys and topics before the services start, and the token issuer. */
@NullMarked
package io.bankfeed.localstack.container;

import org.jspecify.annotations.NullMarked;
