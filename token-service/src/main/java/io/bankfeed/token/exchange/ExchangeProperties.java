package io.bankfeed.token.exchange;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param concurrency exchanges under way in this process
 * @param perProvider exchanges under way at one bank, over all replicas
 * @param lease longer than one call to TrueLayer, short beside the life of a code
 * @param secondTryAfter wait before a code is sent again
 */
@ConfigurationProperties("bankfeed.exchange")
record ExchangeProperties(
        @DefaultValue("64") int concurrency,
        @DefaultValue("16") int perProvider,
        @DefaultValue("40s") Duration lease,
        @DefaultValue("3s") Duration secondTryAfter,
        @DefaultValue("1s") Duration interval) {}
