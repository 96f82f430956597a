package io.bankfeed.auth.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Actor;
import io.bankfeed.common.event.ConsentClock;
import io.bankfeed.common.event.ProviderRef;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ConnectionTest {

    private static final Instant T0 = Instant.parse("2026-11-23T20:00:00Z");
    private static final Instant T1 = T0.plusSeconds(60);
    private static final ProviderRef BANK = new ProviderRef("mock", "Mock");

    private final Connection opened =
            Connection.opened(new UUID(7, 7), new Terms("demo", "u", null, "uk", List.of("accounts")), T0);
    private final Connection granted = opened.granted(T1);

    @Test
    void a_new_one_waits_for_the_user_and_a_granted_one_for_nobody() {
        assertThat(opened.health().actor()).isEqualTo(Actor.USER);
        assertThat(granted.status()).isEqualTo(ConnectionStatus.PENDING);
        assertThat(granted.health().actor()).isEqualTo(Actor.NOBODY);
        assertThat(granted.grants().lastNo()).isEqualTo(1);
    }

    @Test
    void an_exchange_leads_to_active_only_with_confirmation() {
        assertThat(granted.exchanged(clock(1), BANK, true, T1).status()).isEqualTo(ConnectionStatus.ACTIVE);
        var awaiting = granted.exchanged(clock(1), BANK, false, T1);
        assertThat(awaiting.status()).isEqualTo(ConnectionStatus.AWAITING_CONFIRMATION);
        assertThat(awaiting.confirmed(1, T1).status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(awaiting.confirmed(2, T1)).isEqualTo(awaiting);
        assertThat(granted.confirmed(1, T1)).isEqualTo(granted);
    }

    @Test
    void a_no_fails_a_connection_that_never_had_a_grant_and_leaves_any_other() {
        assertThat(opened.notGranted("access_denied", Actor.USER, T1).status()).isEqualTo(ConnectionStatus.FAILED);
        var active = granted.exchanged(clock(1), BANK, true, T1);
        assertThat(active.notGranted("access_denied", Actor.USER, T1)).isEqualTo(active);
        assertThat(granted.notGranted("link_expired", Actor.USER, T1)).isEqualTo(granted);
    }

    @Test
    void a_renewal_keeps_the_connection_as_it_is_until_its_exchange() {
        var active = granted.exchanged(clock(1), BANK, true, T1);

        var renewing = active.granted(T1);

        assertThat(renewing.status()).isEqualTo(ConnectionStatus.ACTIVE);
        assertThat(renewing.grants()).isEqualTo(new Grants(2, clock(1)));
        assertThat(renewing.lost(2, "invalid_grant", Actor.USER, T1)).isEqualTo(renewing);
        assertThat(renewing.lost(1, "invalid_grant", Actor.USER, T1).status())
                .isEqualTo(ConnectionStatus.RECONSENT_REQUIRED);
    }

    @Test
    void what_is_wrong_with_the_status_comes_before_what_a_sync_met() {
        var troubled = granted.exchanged(clock(1), BANK, true, T1).notSynced(T1, "timeout", Actor.BANK, null);

        assertThat(troubled.health().reason()).isEqualTo("timeout");
        assertThat(troubled.health().actor()).isEqualTo(Actor.BANK);
        var lost = troubled.lost(1, "invalid_grant", Actor.USER, T1);
        assertThat(lost.health().reason()).isEqualTo("invalid_grant");
        assertThat(lost.health().actor()).isEqualTo(Actor.USER);
        assertThat(troubled.synced(T1, T1, null).health().reason()).isNull();
    }

    @Test
    void a_revoked_one_has_no_pulse_and_is_revoked_once() {
        var revoked = granted.synced(T1, T1, T1).revoked(T1);

        assertThat(revoked.health().nextRunAt()).isNull();
        assertThat(revoked.revoked(T1.plusSeconds(1))).isEqualTo(revoked);
    }

    private static ConsentClock clock(long no) {
        return new ConsentClock(no, T0, T1, "policy");
    }
}
