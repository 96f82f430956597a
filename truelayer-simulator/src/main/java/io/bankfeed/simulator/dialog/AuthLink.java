package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.settings.Client;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a client's link asked for, once it was found in order.
 *
 * @param fingerprint the same for the same link, so that its second use can be refused
 * @param dataUse what the client says it wants the data for, in its own words
 * @param trackingId by which the client asks how far the user came
 * @param chosen the bank that the link names
 * @param renews the connection that this login is for, instead of a new one
 */
record AuthLink(
        String fingerprint,
        Client client,
        Return back,
        List<String> scopes,
        @Nullable String consentId,
        @Nullable String dataUse,
        @Nullable String trackingId,
        List<Bank> banks,
        Optional<Bank> chosen,
        Optional<Connection> renews,
        boolean skipsPermissions) {

    static AuthLink renewing(String fingerprint, Connection connection, Client client, Return back) {
        return new AuthLink(
                fingerprint,
                client,
                back,
                connection.scopes(),
                connection.consentId(),
                null,
                null,
                List.of(connection.bank()),
                Optional.of(connection.bank()),
                Optional.of(connection),
                true);
    }

    /** The same connection, but the user says yes once more before logging in. */
    AuthLink askingAgain() {
        return new AuthLink(
                fingerprint, client, back, scopes, consentId, dataUse, trackingId, banks, chosen, renews, false);
    }
}
