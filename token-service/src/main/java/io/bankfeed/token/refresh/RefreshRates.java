package io.bankfeed.token.refresh;

import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.github.resilience4j.ratelimiter.RateLimiterRegistry;
import java.time.Duration;

/** How fast planned refreshes may begin, in all and at each bank. */
final class RefreshRates {

    private final RateLimiter all;
    private final RateLimiterRegistry byProvider;

    RefreshRates(WorkProperties properties) {
        this.all = RateLimiter.of("refresh", perSecond(properties.perSecond()));
        this.byProvider = RateLimiterRegistry.of(perSecond(properties.perSecondAndProvider()));
    }

    int left() {
        return Math.max(0, all.getMetrics().getAvailablePermissions());
    }

    int left(String provider) {
        return Math.max(0, byProvider.rateLimiter(provider).getMetrics().getAvailablePermissions());
    }

    boolean take(String provider) {
        return byProvider.rateLimiter(provider).acquirePermission() && all.acquirePermission();
    }

    private static RateLimiterConfig perSecond(int limit) {
        return RateLimiterConfig.custom()
                .limitForPeriod(limit)
                .limitRefreshPeriod(Duration.ofSeconds(1))
                .timeoutDuration(Duration.ZERO)
                .build();
    }
}
