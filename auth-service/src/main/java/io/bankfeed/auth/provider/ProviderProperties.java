package io.bankfeed.auth.provider;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param refreshEvery age from which the list is fetched anew
 * @param retryEvery how often to look whether it is due, and to try again
 * @param firstWait how long a request waits for the very first list
 */
@ConfigurationProperties("bankfeed.providers")
record ProviderProperties(
        @DefaultValue("15m") Duration refreshEvery,
        @DefaultValue("30s") Duration retryEvery,
        @DefaultValue("5s") Duration firstWait) {}
