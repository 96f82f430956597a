package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenVault;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What is left of a revoked connection until TrueLayer has deleted its grant. */
class ReleaseIT extends TokenServiceTest {

    private static final String ERASED = "bankfeed.token.erased.v1";

    @Autowired
    StoredTokens tokens;

    @Autowired
    TokenVault vault;

    @Test
    void while_truelayer_is_down_the_key_goes_all_the_same_and_the_grant_when_it_is_back() {
        Linked link = link("monzo").exchanged();
        var saved = Objects.requireNonNull(tokens.findCurrent(link.id).block(LIMIT));
        TRUELAYER.deletionsToFail.set(Integer.MAX_VALUE);

        publish(link.revoked());

        link.awaitEvent(ERASED);
        assertThat(link.count("keys.data_key")).isZero();
        assertThat(link.count("token")).isZero();
        assertThatThrownBy(() -> vault.accessToken(saved).block(LIMIT)).isInstanceOf(KeyDestroyed.class);
        assertThat(link.grant().deleted).isFalse();
        TRUELAYER.deletionsToFail.set(0);
        clock.step(Duration.ofMinutes(11));
        awaitDeleted(link);
        awaitNothingLeft(link);
    }

    @Test
    void a_deletion_that_fails_for_a_day_is_given_up_and_nothing_is_kept() {
        Linked link = link("monzo").exchanged();
        TRUELAYER.deletionsToFail.set(Integer.MAX_VALUE);
        publish(link.revoked());
        link.awaitEvent(ERASED);

        clock.step(Duration.ofHours(25));

        awaitNothingLeft(link);
        TRUELAYER.deletionsToFail.set(0);
    }

    @Test
    void what_a_refresh_brings_after_the_revocation_is_given_back() {
        Linked link = link("monzo").exchanged();
        link.grant().rotates = true;
        link.grant().slowness = 1500;
        clock.step(Duration.ofSeconds(3570));
        var caller = CompletableFuture.runAsync(() -> link.accessToken(""));
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().calls.get() == 2);

        publish(link.revoked());

        link.awaitEvent(ERASED);
        caller.join();
        link.grant().slowness = 0;
        clock.step(Duration.ofSeconds(30));
        awaitDeleted(link);
        awaitNothingLeft(link);
    }

    private void awaitDeleted(Linked link) {
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().deleted);
    }

    private void awaitNothingLeft(Linked link) {
        Awaitility.await().atMost(LIMIT).until(() -> rowsOf(link.grant()) == 0);
        assertThat(link.count("keys.data_key")).isZero();
    }

    private Long rowsOf(Grant grant) {
        return database.sql("select count(*) as it from token where credentials_id = :credentials")
                .bind("credentials", grant.credentialsId)
                .map(row -> Objects.requireNonNull(row.get("it", Long.class)))
                .one()
                .blockOptional(LIMIT)
                .orElseThrow();
    }
}
