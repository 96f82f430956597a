package io.bankfeed.token.renew;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import io.bankfeed.token.store.StoredToken;
import io.swagger.v3.oas.annotations.media.Schema;
import java.net.URI;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What is left to do for a renewal. Never a token. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RenewalOutcome(
        @Schema(description = "none: the same grant goes on, its new tokens are stored. authenticate: send the user on")
        Action action,

        @Schema(description = "The grant that was extended: its number stays, for TrueLayer keeps its credentials")
        @Nullable
        Long consentNo,

        @Schema(description = "When the extended consent began") @Nullable
        Instant grantedAt,

        @Schema(description = "The bank's own hint; often absent") @Nullable
        Instant consentExpiresAt,

        @Schema(description = "Where the user has to go. A code then arrives at the redirect URI") @Nullable
        URI authUri) {

    static RenewalOutcome done(StoredToken token) {
        var facts = token.facts();
        return new RenewalOutcome(
                Action.NONE, token.ref().consentNo(), facts.grantedAt(), facts.consentExpiresAt(), null);
    }

    static RenewalOutcome authenticate(URI page) {
        return new RenewalOutcome(Action.AUTHENTICATE, null, null, null, page);
    }

    enum Action {
        NONE("none"),
        AUTHENTICATE("authenticate");

        private final String word;

        Action(String word) {
            this.word = word;
        }

        @JsonValue
        String word() {
            return word;
        }
    }
}
