package com.example.spending.bankfeed;

import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where Bankfeed is, and who we are there.
 *
 * @param rememberFor how long it is remembered which events were processed; longer than the topics keep them
 */
@ConfigurationProperties("bankfeed")
public record BankfeedProperties(
        String tenant, String clientSecret, URI issuerUrl, URI authUrl, URI syncUrl, Duration rememberFor) {

    @Override
    public String toString() {
        return "BankfeedProperties[tenant=" + tenant + "]";
    }
}
