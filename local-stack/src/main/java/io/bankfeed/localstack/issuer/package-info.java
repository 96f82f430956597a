/** The token issuer of the local stack, and the landing pages that the tenants would serve. */
@NullMarked
package io.bankfeed.localstack.issuer;

import org.jspecify.annotations.NullMarked;
