package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.store.LeasedToken;
import io.bankfeed.token.store.StoredToken;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenLeases;
import io.bankfeed.token.store.TokenPair;
import io.bankfeed.token.store.TokenRef;
import io.bankfeed.token.store.TokenRenewals;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Sinks;

/** Two holders of one row, one of which was frozen past the end of its lease. */
class RaceIT extends TokenServiceTest {

    private static final Duration ALMOST_AN_HOUR = Duration.ofSeconds(3570);

    @Autowired
    TokenLeases leases;

    @Autowired
    StoredTokens tokens;

    @Autowired
    TokenRenewals renewals;

    @Autowired
    TransactionalOperator transaction;

    @AfterEach
    void truelayer_is_quick_again() {
        TRUELAYER.slowness = 0;
    }

    @Test
    void a_lease_has_one_holder_and_a_stale_one_writes_nothing() {
        Linked link = link("monzo").exchanged();
        LeasedToken frozen = claim(link, Duration.ofMillis(300));
        assertThat(leases.claim(ref(link), Duration.ofSeconds(5)).blockOptional(LIMIT))
                .isEmpty();
        LeasedToken second = Awaitility.await()
                .atMost(LIMIT)
                .until(() -> tryClaim(link), Optional::isPresent)
                .orElseThrow();

        Optional<StoredToken> won = renew(second, pair("access-of-second", "refresh-of-second"));
        Optional<StoredToken> stale = renew(frozen, pair("access-of-frozen", "refresh-of-frozen"));

        assertThat(won).map(StoredToken::version).hasValue(2L);
        assertThat(stale).isEmpty();
        assertThat(link.accessToken()).isEqualTo("access-of-second");
        assertThat(frozen.lease().covers(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void a_lease_without_the_version_it_was_claimed_at_writes_nothing() {
        Linked link = link("monzo").exchanged();
        LeasedToken held = claim(link, Duration.ofSeconds(30));
        database.sql("update token set version = version + 1 where connection_id = :id")
                .bind("id", link.id)
                .then()
                .block(LIMIT);

        assertThat(renew(held, pair("late", "late"))).isEmpty();
    }

    @Test
    void a_success_that_came_too_late_saves_the_grant_when_the_stored_token_is_refused() {
        Linked link = link("monzo").exchanged();
        LeasedToken frozen = claim(link, Duration.ofMillis(1));
        link.grant().refreshToken = "refresh-of-frozen";
        renewals.keepCandidate(frozen, pair("access-of-frozen", "refresh-of-frozen"))
                .as(transaction::transactional)
                .block(LIMIT);

        clock.step(ALMOST_AN_HOUR);

        assertThat(link.accessToken()).isEqualTo(link.grant().accessToken);
        assertThat(link.column("candidate_refresh_token")).isEqualTo("null");
        clock.step(ALMOST_AN_HOUR);
        assertThat(link.accessToken()).as("the candidate is the stored one now").isEqualTo(link.grant().accessToken);
        assertThat(link.eventsNow("bankfeed.token.lost.v1")).isEmpty();
    }

    @Test
    void a_grant_is_lost_when_the_stored_token_and_the_candidate_are_refused() {
        Linked link = link("monzo").exchanged();
        LeasedToken frozen = claim(link, Duration.ofMillis(1));
        link.grant().refreshToken = "neither";
        renewals.keepCandidate(frozen, pair("access-of-frozen", "refresh-of-frozen"))
                .as(transaction::transactional)
                .block(LIMIT);

        assertThat(link.awaitEvent("bankfeed.token.lost.v1").path("reason").asString())
                .isEqualTo("invalid_grant");
    }

    @Test
    void a_row_that_somebody_is_changing_keeps_no_other_refresh_waiting() {
        Linked busy = link("monzo").exchanged();
        Linked free = link("monzo").exchanged();
        List.of(busy, free).forEach(Linked::accessToken);
        Sinks.Empty<Void> changed = Sinks.empty();
        TRUELAYER.slowness = 500;
        clock.step(Duration.ofMinutes(49));
        Awaitility.await().atMost(LIMIT).until(() -> busy.grant().calls.get() == 2);

        var change = tokens.lock(ref(busy))
                .then(changed.asMono())
                .as(transaction::transactional)
                .toFuture();
        free.awaitEvents("bankfeed.token.refreshed.v1", 2);
        assertThat(busy.column("version")).isEqualTo("1");
        changed.tryEmitEmpty();

        busy.awaitEvents("bankfeed.token.refreshed.v1", 2);
        assertThat(change).succeedsWithin(LIMIT);
        assertThat(busy.column("candidate_access_token")).isEqualTo("null");
        assertThat(busy.grant().calls).hasValue(2);
    }

    private Optional<StoredToken> renew(LeasedToken held, TokenPair pair) {
        Instant next = clock.instant().plus(Duration.ofDays(20));
        return renewals.seal(held, pair, held.token().demand(), next)
                .flatMap(renewal -> renewals.renew(List.of(renewal)).next())
                .as(transaction::transactional)
                .blockOptional(LIMIT);
    }

    private LeasedToken claim(Linked link, Duration length) {
        return Awaitility.await()
                .atMost(LIMIT)
                .until(() -> leases.claim(ref(link), length).blockOptional(LIMIT), Optional::isPresent)
                .orElseThrow();
    }

    private Optional<LeasedToken> tryClaim(Linked link) {
        return leases.claim(ref(link), Duration.ofSeconds(30)).blockOptional(LIMIT);
    }

    private TokenPair pair(String access, String refresh) {
        Instant now = clock.instant();
        return new TokenPair(
                Secret.of(access), Secret.of(refresh), now, now.plus(Duration.ofHours(1)), List.of("accounts"));
    }

    private static TokenRef ref(Linked link) {
        return new TokenRef(link.id, 1);
    }
}
