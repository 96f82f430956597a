package io.bankfeed.auth.callback;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param referenceLifetime how long a tenant has to redeem a callback reference; a connection whose reference died
 *     unredeemed ends as not confirmed
 */
@ConfigurationProperties("bankfeed.callback")
public record CallbackProperties(@DefaultValue("7d") Duration referenceLifetime) {}
