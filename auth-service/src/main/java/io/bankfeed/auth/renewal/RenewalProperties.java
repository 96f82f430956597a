package io.bankfeed.auth.renewal;

import java.time.Duration;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param inPlaceIn countries in which TrueLayer extends or re-authenticates a grant; elsewhere only a new one helps
 * @param ticketOutlives how long after the consent's end its renewal link still works
 */
@ConfigurationProperties("bankfeed.renewal")
record RenewalProperties(
        @DefaultValue("uk") Set<String> inPlaceIn,
        @DefaultValue("7d") Duration ticketOutlives) {}
