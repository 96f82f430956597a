package io.bankfeed.token;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** An access token in the form of TrueLayer's; the planted word stands in the open, where a search finds it. */
final class Jwt {

    private Jwt() {}

    static String of(Grant grant, int number) {
        return base64("{\"alg\":\"RS256\",\"typ\":\"at+jwt\"}")
                + "."
                + base64("{\"sub\":\"" + grant.credentialsId + "\",\"connector_id\":\"" + grant.provider
                        + "\",\"jti\":\"" + number + "\"}")
                + ".PLANTED-access-" + number;
    }

    private static String base64(String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
