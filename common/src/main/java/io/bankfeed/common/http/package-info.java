/** Calls to other hosts: pinned to one origin, bounded in time and memory, without redirects. */
@NullMarked
package io.bankfeed.common.http;

import org.jspecify.annotations.NullMarked;
