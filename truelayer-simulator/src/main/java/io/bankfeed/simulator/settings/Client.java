package io.bankfeed.simulator.settings;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A registered client of TrueLayer.
 *
 * @param cancellationUri where users go who cancel; back to the redirect URI when there is none
 * @param showsOwnPermissions whether it is regulated: its links may skip the permissions page by a consent_id, may lead
 *     straight to a bank, and need not say who the user is
 * @param mayExtend whether its own way of confirming a consent again was reviewed
 * @param providers ids of the banks that are enabled for it; all while there is none
 */
public record Client(
        String clientId,
        String clientSecret,
        List<String> redirectUris,
        @Nullable String cancellationUri,
        boolean showsOwnPermissions,
        boolean mayExtend,
        List<String> providers) {

    public Client(String clientId, String clientSecret, List<String> redirectUris, boolean showsOwnPermissions) {
        this(clientId, clientSecret, redirectUris, null, showsOwnPermissions, true, List.of());
    }

    public Client {
        redirectUris = List.copyOf(redirectUris);
        providers = List.copyOf(providers);
    }

    public boolean mayUse(String providerId) {
        return providers.isEmpty() || providers.contains(providerId);
    }

    @Override
    public String toString() {
        return "Client[" + clientId + "]";
    }
}
