/** A real Kafka broker as a process of its own, and the topics that the deployment creates. */
@NullMarked
package io.bankfeed.localstack.kafka;

import org.jspecify.annotations.NullMarked;
