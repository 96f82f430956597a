package io.bankfeed.token.timeline;

import io.bankfeed.common.work.Loop;
import java.time.Duration;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class TimelineRetention {

    private static final Duration KEPT = Duration.ofDays(180);

    @Bean
    Loop timelineRetentionLoop(Timeline timeline, InstantSource clock) {
        return new Loop(
                "timeline retention",
                Duration.ofHours(1),
                () -> timeline.forgetOlderThan(KEPT, clock.instant()).map(Math::toIntExact));
    }
}
