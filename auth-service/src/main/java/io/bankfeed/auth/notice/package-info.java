/** The consent clock: tells tenants, once, that consents are about to end and that they have ended. */
@NullMarked
package io.bankfeed.auth.notice;

import org.jspecify.annotations.NullMarked;
