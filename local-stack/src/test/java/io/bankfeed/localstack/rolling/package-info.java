/** Replicas that are replaced one after the other while everything goes on, as a rollout does. */
@NullMarked
package io.bankfeed.localstack.rolling;

import org.jspecify.annotations.NullMarked;
