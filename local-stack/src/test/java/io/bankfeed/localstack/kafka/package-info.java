@NullMarked
package io.bankfeed.localstack.kafka;

import org.jspecify.annotations.NullMarked;
