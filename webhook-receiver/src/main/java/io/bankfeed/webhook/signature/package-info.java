/** TrueLayer's {@code Tl-Signature}: a second proof where it comes, on top of the capability in the URL. */
@NullMarked
package io.bankfeed.webhook.signature;

import org.jspecify.annotations.NullMarked;
