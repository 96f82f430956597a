/** The AsyncAPI document of the topics. */
@NullMarked
package io.bankfeed.contracts.topic;

import org.jspecify.annotations.NullMarked;
