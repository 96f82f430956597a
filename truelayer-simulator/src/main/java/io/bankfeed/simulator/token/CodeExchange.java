package io.bankfeed.simulator.token;

import io.bankfeed.simulator.connection.AuthorizationCode;
import io.bankfeed.simulator.connection.Connections;
import io.bankfeed.simulator.connection.Tokens;
import io.bankfeed.simulator.dialog.Journey;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.ApiError;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** A code for tokens, once. Whatever is wrong with the attempt, the code is spent by it. */
public final class CodeExchange {
    private final Connections connections;
    private final SimulatorClock clock;
    private final Switches switches;
    private final TokenDiary diary;
    private final Journey journey;

    public CodeExchange(
            Connections connections, SimulatorClock clock, Switches switches, TokenDiary diary, Journey journey) {
        this.journey = journey;
        this.connections = connections;
        this.clock = clock;
        this.switches = switches;
        this.diary = diary;
    }

    Tokens exchange(TokenRequest request, Client client, String issuer) {
        String value = request.need("code");
        String redirectUri = request.need("redirect_uri");
        diary.received("code_verifier", request.get("code_verifier"));
        AuthorizationCode code = connections.findCode(value).orElse(null);
        String refusal = refusal(code, client, redirectUri, request.get("code_verifier"));
        diary.codeUsed(value, code, refusal == null ? "redeemed" : refusal);
        if (code == null || refusal != null) {
            throw ApiError.bare(400, switches.get(Switch.CODE_ERROR));
        }
        Tokens tokens = connections.issue(code.connection(), issuer);
        journey.exchanged(value, code.connection().credentialsId());
        diary.issued(tokens, "authorization_code");
        return tokens;
    }

    private @Nullable String refusal(
            @Nullable AuthorizationCode code, Client client, String redirectUri, @Nullable String verifier) {
        if (code == null) {
            return "unknown";
        }
        if (!code.use()) {
            return "used_before";
        }
        if (!clock.instant().isBefore(code.expiresAt())) {
            return "expired";
        }
        if (!code.connection().clientId().equals(client.clientId())) {
            return "other_client";
        }
        if (!code.redirectUri().equals(redirectUri)) {
            return "other_redirect_uri";
        }
        return provesKey(code.challenge(), verifier) ? null : "wrong_code_verifier";
    }

    private static boolean provesKey(@Nullable String challenge, @Nullable String verifier) {
        if (challenge == null) {
            return true;
        }
        return verifier != null
                && MessageDigest.isEqual(
                        challenge.getBytes(StandardCharsets.UTF_8),
                        s256(verifier).getBytes(StandardCharsets.UTF_8));
    }

    private static String s256(String verifier) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
