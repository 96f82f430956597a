package io.bankfeed.token.renew;

import io.bankfeed.token.truelayer.EndUser;
import io.bankfeed.token.truelayer.Renewal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A user has reconfirmed their consent on a screen of ours, or is about to at the bank. */
record ExtensionRequest(
        @Schema(description = "The grant to extend; it must be the current one", example = "3") @Positive
        long consentNo,

        @Schema(description = "The user has just said yes on our screen. TrueLayer must have reviewed that screen.")
        boolean userHasReconfirmed,

        @Schema(description = "Name and one of e-mail and phone, unless you are regulated. Not stored.") @Nullable
        EndUser user,

        @Schema(description = "Registered at TrueLayer", example = "https://auth.example.com/callback")
        @NotBlank
        @Size(max = MAX_LENGTH)
        String redirectUri,

        @Schema(description = "Comes back with the code if the bank wants to see the user")
        @Nullable
        @Size(max = MAX_LENGTH)
        String state,

        @Schema(description = "PKCE, S256") @Nullable @Size(max = MAX_LENGTH)
        String codeChallenge,

        @Nullable @Size(max = MAX_LENGTH) String responseMode) {

    static final int MAX_LENGTH = 2000;

    Renewal renewal() {
        return new Renewal(redirectUri, state, codeChallenge, responseMode);
    }
}
