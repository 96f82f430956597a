/** Who may see what: the tenant's own rows, once they are released, within the token's scopes; and a record of it. */
@NullMarked
package io.bankfeed.sync.access;

import org.jspecify.annotations.NullMarked;
