package io.bankfeed.auth.sweep;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval how often to look
 * @param batch connections ended in one transaction
 */
@ConfigurationProperties("bankfeed.sweep")
record SweepProperties(
        @DefaultValue("30s") Duration interval,
        @DefaultValue("100") int batch) {}
