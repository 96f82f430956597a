package io.bankfeed.auth.provider;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param refreshEvery age from which the list is fetched anew
 * @param retryEvery how often to look whether it is due, and to try again
 * @param logoOrigins where logos may be fetched from: scheme and host, without a slash
 * @param firstWait how long a request waits for the very first list
 */
@ConfigurationProperties("bankfeed.providers")
record ProviderProperties(
        @DefaultValue("15m") Duration refreshEvery,
        @DefaultValue("30s") Duration retryEvery,
        @DefaultValue("5s") Duration firstWait,
        @DefaultValue List<String> logoOrigins) {}
