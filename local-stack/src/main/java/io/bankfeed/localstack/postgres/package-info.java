/** A real PostgreSQL without an installation, with one database and one role for each service. */
@NullMarked
package io.bankfeed.localstack.postgres;

import org.jspecify.annotations.NullMarked;
