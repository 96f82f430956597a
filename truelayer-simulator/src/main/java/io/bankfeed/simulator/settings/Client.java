package io.bankfeed.simulator.settings;

import java.util.List;

/**
 * A registered client of TrueLayer.
 *
 * @param showsOwnPermissions whether its links may skip the permissions page by a consent_id
 */
public record Client(String clientId, String clientSecret, List<String> redirectUris, boolean showsOwnPermissions) {

    public Client {
        redirectUris = List.copyOf(redirectUris);
    }

    @Override
    public String toString() {
        return "Client[" + clientId + "]";
    }
}
