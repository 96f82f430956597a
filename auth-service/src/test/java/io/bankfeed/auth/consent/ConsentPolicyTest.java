package io.bankfeed.auth.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.ConsentClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsentPolicyTest {

    private static final Instant GRANTED = Instant.parse("2026-11-23T20:00:00Z");
    private static final Duration ANY = Duration.ofMinutes(1);

    private final ConsentPolicy policy =
            new ConsentPolicy(new ConsentProperties(Map.of("uk", 90, "au", 365), 180, "uk", ANY, ANY, ANY));

    @Test
    void days_are_those_of_the_country_from_our_own_time() {
        assertThat(policy.clock(1, "uk", GRANTED, null)).isEqualTo(endsAfter(90, "policy"));
        assertThat(policy.clock(1, "au", GRANTED, null)).isEqualTo(endsAfter(365, "policy"));
        assertThat(policy.clock(1, "fr", GRANTED, null)).isEqualTo(endsAfter(180, "policy"));
    }

    @Test
    void the_banks_date_may_bring_the_end_forward() {
        assertThat(policy.clock(1, "uk", GRANTED, GRANTED.plus(Duration.ofDays(89))))
                .isEqualTo(endsAfter(89, "bank"));
    }

    @Test
    void the_banks_date_never_puts_it_off_and_nonsense_is_ignored() {
        assertThat(policy.clock(1, "uk", GRANTED, GRANTED.plus(Duration.ofDays(90))))
                .isEqualTo(endsAfter(90, "policy"));
        assertThat(policy.clock(1, "uk", GRANTED, GRANTED.plus(Duration.ofDays(91))))
                .isEqualTo(endsAfter(90, "policy"));
        assertThat(policy.clock(1, "uk", GRANTED, GRANTED)).isEqualTo(endsAfter(90, "policy"));
        assertThat(policy.clock(1, "uk", GRANTED, Instant.EPOCH)).isEqualTo(endsAfter(90, "policy"));
    }

    private static ConsentClock endsAfter(int days, String from) {
        return new ConsentClock(1, GRANTED, GRANTED.plus(Duration.ofDays(days)), from);
    }
}
