package io.bankfeed.token.renew;

import io.bankfeed.token.truelayer.Renewal;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** The user is to authenticate the same grant anew at the bank. */
record ReauthenticationRequest(
        @Schema(description = "The grant to re-authenticate; it must be the current one", example = "3") @Positive
        long consentNo,

        @Schema(description = "Registered at TrueLayer", example = "https://auth.example.com/callback")
        @NotBlank
        @Size(max = ExtensionRequest.MAX_LENGTH)
        String redirectUri,

        @Schema(description = "Comes back with the code") @Nullable @Size(max = ExtensionRequest.MAX_LENGTH)
        String state,

        @Schema(description = "PKCE, S256") @Nullable @Size(max = ExtensionRequest.MAX_LENGTH)
        String codeChallenge,

        @Nullable @Size(max = ExtensionRequest.MAX_LENGTH) String responseMode) {

    Renewal renewal() {
        return new Renewal(redirectUri, state, codeChallenge, responseMode);
    }
}
