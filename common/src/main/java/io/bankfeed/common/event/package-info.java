/** The contracts between services and with tenants: what is on which topic, in which words, and how it is written. */
@NullMarked
package io.bankfeed.common.event;

import org.jspecify.annotations.NullMarked;
