package io.bankfeed.auth.consent;

import io.bankfeed.common.event.ConsentClock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Until when a consent lasts. */
@Component
public class ConsentPolicy {

    static final String FROM_POLICY = "policy";
    static final String FROM_BANK = "bank";

    private final ConsentProperties properties;

    ConsentPolicy(ConsentProperties properties) {
        this.properties = properties;
    }

    /**
     * Days per country from our own {@code grantedAt}. The bank's date often lacks and is no promise: it may bring the
     * end forward, never back, and one that lies before the grant is nonsense.
     */
    public ConsentClock clock(long consentNo, String country, Instant grantedAt, @Nullable Instant bankSays) {
        Instant policy = grantedAt.plus(Duration.ofDays(days(country)));
        return bankSays != null && bankSays.isAfter(grantedAt) && bankSays.isBefore(policy)
                ? new ConsentClock(consentNo, grantedAt, bankSays, FROM_BANK)
                : new ConsentClock(consentNo, grantedAt, policy, FROM_POLICY);
    }

    public int days(String country) {
        return properties.days().getOrDefault(country, properties.daysElsewhere());
    }
}
