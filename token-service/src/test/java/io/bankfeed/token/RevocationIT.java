package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.token.keys.DataKeys;
import io.bankfeed.token.keys.KeyDestroyed;
import io.bankfeed.token.store.StoredTokens;
import io.bankfeed.token.store.TokenVault;
import java.time.Duration;
import java.util.Objects;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RevocationIT extends TokenServiceTest {

    private static final String ERASED = "bankfeed.token.erased.v1";

    @Autowired
    StoredTokens tokens;

    @Autowired
    TokenVault vault;

    @Autowired
    DataKeys keys;

    /** From here on the database itself refuses to delete the row of a revoked connection before its key. */
    @BeforeEach
    void rows_go_after_keys() {
        database.sql("""
                create or replace function key_goes_first() returns trigger language plpgsql as $body$
                begin
                  if old.status = 'revoking'
                     and exists (select from keys.data_key where connection_id = old.connection_id) then
                    raise exception 'row before key';
                  end if;
                  return old;
                end $body$""").then().block(LIMIT);
        database.sql("create or replace trigger key_goes_first before delete on token "
                        + "for each row execute function key_goes_first()")
                .then()
                .block(LIMIT);
    }

    @Test
    void revocation_destroys_the_key_then_the_row_and_deletes_at_truelayer() {
        Linked link = link("monzo").exchanged();
        var saved = Objects.requireNonNull(tokens.findCurrent(link.id).block(LIMIT));
        assertThat(vault.accessToken(saved).block(LIMIT)).isNotNull();

        publish(link.revoked());

        assertThat(link.awaitEvent(ERASED).path("consent_no").asLong()).isEqualTo(1);
        awaitDeleted(link);
        assertThat(link.count("token")).isZero();
        assertThat(link.count("exchange_attempt")).isZero();
        assertThat(link.count("keys.data_key")).isZero();
        assertThatThrownBy(() -> vault.accessToken(saved).block(LIMIT)).isInstanceOf(KeyDestroyed.class);
        link.accessToken("")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("connection_revoked");
    }

    @Test
    void a_lapsed_access_token_is_refreshed_to_delete_the_grant() {
        Linked link = link("monzo").exchanged();
        clock.step(Duration.ofHours(2));

        publish(link.revoked());

        link.awaitEvent(ERASED);
        awaitDeleted(link);
    }

    @Test
    void a_grant_that_is_gone_already_is_erased_all_the_same() {
        Linked link = link("monzo").exchanged();
        link.grant().deleted = true;

        publish(link.revoked());

        link.awaitEvent(ERASED);
        assertThat(link.count("token")).isZero();
    }

    @Test
    void a_deletion_that_fails_is_tried_again() {
        Linked link = link("monzo").exchanged();
        TRUELAYER.deletionsToFail.set(2);

        publish(link.revoked());

        link.awaitEvent(ERASED);
        clock.step(Duration.ofSeconds(10));
        awaitDeleted(link);
        assertThat(TRUELAYER.deletionsToFail).hasValue(0);
    }

    @Test
    void a_connection_without_tokens_is_erased_too() {
        Linked link = link("monzo");

        publish(link.revoked());

        link.awaitEvent(ERASED);
    }

    @Test
    void a_grant_that_comes_after_the_revocation_is_ignored() {
        Linked link = link("monzo").exchanged();
        publish(link.revoked());
        link.awaitEvent(ERASED);
        Code late = TRUELAYER.newCode("monzo", true);

        publish(link.granted(2, late));
        publish(link.revoked());

        link("monzo").exchanged();
        assertThat(late.grant.calls).hasValue(0);
        assertThat(link.count("exchange_attempt")).isZero();
        assertThat(link.eventsNow(ERASED)).hasSize(1);
    }

    @Test
    void what_an_exchange_brings_after_the_revocation_is_given_back() {
        Linked link = link("monzo");
        TRUELAYER.slowness = 1500;
        publish(link.granted(1, link.code));
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().calls.get() == 1);

        publish(link.revoked());

        Awaitility.await().atMost(LIMIT).until(() -> link.grant().deleted);
        TRUELAYER.slowness = 0;
        link.awaitEvent(ERASED);
        assertThat(link.count("token")).isZero();
        Awaitility.await().atMost(LIMIT).until(() -> link.count("keys.data_key") == 0);
    }

    private static void awaitDeleted(Linked link) {
        Awaitility.await().atMost(LIMIT).until(() -> link.grant().deleted);
    }
}
