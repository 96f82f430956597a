package io.bankfeed.auth.consent;

import java.time.Duration;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param days how long a consent lasts, by country (two letters, lower case)
 * @param daysElsewhere in every other country
 * @param defaultCountry of a connection that names none
 * @param codeLife how long TrueLayer takes an authorisation code
 * @param attendedWindow how long the user counts as present after the callback
 * @param exchangeGrace after the code's end: how long to wait for word of its exchange
 */
@ConfigurationProperties("bankfeed.consent")
public record ConsentProperties(
        @DefaultValue Map<String, Integer> days,
        @DefaultValue("180") int daysElsewhere,
        @DefaultValue("uk") String defaultCountry,
        @DefaultValue("5m") Duration codeLife,
        @DefaultValue("45m") Duration attendedWindow,
        @DefaultValue("15m") Duration exchangeGrace) {}
