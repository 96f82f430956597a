/** What tests of every module need: real servers, callers' tokens, a view of the topics, the architecture rules. */
@NullMarked
package io.bankfeed.testsupport;

import org.jspecify.annotations.NullMarked;
