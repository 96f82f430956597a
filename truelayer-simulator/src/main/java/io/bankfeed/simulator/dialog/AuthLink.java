package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.settings.Client;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client's link asked for, once it was found in order.
 *
 * @param fingerprint the same for the same link, so that its second use can be refused
 * @param chosen the bank that the link names
 */
record AuthLink(
        String fingerprint,
        Client client,
        String redirectUri,
        List<String> scopes,
        @Nullable String state,
        boolean formPost,
        @Nullable String challenge,
        @Nullable String consentId,
        List<Bank> banks,
        Optional<Bank> chosen) {

    boolean skipsPermissions() {
        return consentId != null && client.showsOwnPermissions();
    }
}
