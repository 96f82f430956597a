package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.connection.Secrets;
import io.bankfeed.simulator.settings.Client;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client's link asked for, once it was found in order.
 *
 * @param fingerprint the same for the same link, so that its second use can be refused
 * @param chosen the bank that the link names
 * @param renews the connection that this login is for, instead of a new one
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
        Optional<Bank> chosen,
        Optional<Connection> renews) {

    static AuthLink renewing(Connection connection, Client client, String redirectUri, @Nullable String state) {
        return new AuthLink(
                Secrets.sessionId(),
                client,
                redirectUri,
                connection.scopes(),
                state,
                false,
                null,
                connection.consentId(),
                List.of(connection.bank()),
                Optional.of(connection.bank()),
                Optional.of(connection));
    }

    boolean skipsPermissions() {
        return renews.isPresent() || consentId != null && client.showsOwnPermissions();
    }
}
