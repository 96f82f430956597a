package io.bankfeed.token;

import io.bankfeed.common.crypto.Sha256;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/** A user's consent at the simulator: the number of the connection there, and the code with its verifier. */
record SimulatedLink(int connection, String code, String verifier, String redirectUri) {

    static SimulatedLink at(SimulatorProcess simulator, String bank, int serial) {
        String verifier = "a-verifier-of-forty-three-characters-at-least-" + serial;
        String challenge = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Sha256.of(verifier.getBytes(StandardCharsets.US_ASCII)));
        JsonNode made = simulator.connect(bank, challenge);
        return new SimulatedLink(
                made.path("n").asInt(),
                made.path("code").asString(),
                verifier,
                made.path("redirect_uri").asString());
    }
}
