package io.bankfeed.token;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A grant at the stand-in for TrueLayer. */
final class Grant {

    final String credentialsId;
    final String provider;
    final boolean offline;
    final AtomicInteger calls = new AtomicInteger();
    final AtomicInteger overlaps = new AtomicInteger();
    final AtomicInteger underWay = new AtomicInteger();
    volatile @Nullable String refreshToken;
    volatile @Nullable String accessToken;
    volatile Instant usedAt = Instant.MAX;
    volatile boolean deleted;
    volatile boolean rotates;
    /** What an extension is answered with; absent: new tokens at once. */
    volatile @Nullable String extensionNeeds;

    volatile int expiresIn = 3600;
    volatile int slowness;

    Grant(String credentialsId, String provider, boolean offline) {
        this.credentialsId = credentialsId;
        this.provider = provider;
        this.offline = offline;
    }

    /** Thirty days without use end a refresh token. */
    boolean idle() {
        return !usedAt.equals(Instant.MAX)
                && usedAt.plus(Duration.ofDays(30)).isBefore(TokenServiceTest.CLOCK.instant());
    }

    void enter() {
        calls.incrementAndGet();
        if (underWay.incrementAndGet() > 1) {
            overlaps.incrementAndGet();
        }
    }

    void leave() {
        underWay.decrementAndGet();
    }
}
