package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Tokens;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.TokenEntry;
import io.bankfeed.simulator.time.SimulatorClock;
import org.jspecify.annotations.Nullable;

/** Writes into the ledger what becomes of codes and tokens. */
public final class TokenDiary {
    private final Ledger ledger;
    private final SimulatorClock clock;

    public TokenDiary(Ledger ledger, SimulatorClock clock) {
        this.ledger = ledger;
        this.clock = clock;
    }

    public void codeIssued(AuthorizationCode code) {
        received("code", code.value());
        ledger.tokens()
                .add(number -> new TokenEntry(
                        number,
                        clock.instant(),
                        "code_issued",
                        code.connection().number(),
                        Ledger.sha256(code.value()),
                        code.expiresAt(),
                        null,
                        false));
    }

    void codeUsed(String value, @Nullable AuthorizationCode code, String outcome) {
        used("code_used", value, code == null ? null : code.connection(), outcome, false);
    }

    void refreshUsed(String value, @Nullable Connection connection, String outcome, boolean overlapped) {
        used("refresh_token_used", value, connection, outcome, overlapped);
    }

    private void used(String event, String value, @Nullable Connection connection, String outcome, boolean overlapped) {
        Integer owner = connection == null ? null : connection.number();
        ledger.tokens()
                .add(number -> new TokenEntry(
                        number, clock.instant(), event, owner, Ledger.sha256(value), null, outcome, overlapped));
    }

    void issued(Tokens tokens, String grantType) {
        received("access_token", tokens.access().value());
        received("refresh_token", tokens.refresh());
        ledger.tokens()
                .add(number -> new TokenEntry(
                        number,
                        tokens.access().issuedAt(),
                        "access_token_issued",
                        tokens.access().connection().number(),
                        Ledger.sha256(tokens.access().value()),
                        tokens.access().expiresAt(),
                        grantType,
                        false));
    }

    void received(String kind, @Nullable String secret) {
        if (secret != null) {
            ledger.keepSecret(kind, secret);
        }
    }
}
