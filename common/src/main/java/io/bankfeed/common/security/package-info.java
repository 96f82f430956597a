/** Who is calling: bearer JWTs of the issuer, the tenant claim, deny by default. */
@NullMarked
package io.bankfeed.common.security;

import org.jspecify.annotations.NullMarked;
