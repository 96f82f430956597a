package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of {@code GET /}. Unknown ones are ignored. */
final class LinkReader {
    private static final Pattern PLUS_IN_SCOPE = Pattern.compile("(?:^|&)scope=[^&]*\\+");

    private final Clients clients;
    private final ProviderChoice providers;
    private final Switches switches;

    LinkReader(Clients clients, ProviderChoice providers, Switches switches) {
        this.clients = clients;
        this.providers = providers;
        this.switches = switches;
    }

    /** Refuses outright what must not be redirected. */
    AuthLink read(Context context) {
        Client client = clients.find(context.queryParam("client_id"))
                .orElseThrow(() -> new LinkRefused("unauthorized_client: this client_id is not known here."));
        String redirectUri = context.queryParam("redirect_uri");
        if (redirectUri == null || !client.redirectUris().contains(redirectUri)) {
            throw new LinkRefused("unauthorized_client: this redirect_uri is not registered for the client.");
        }
        List<Bank> offered = providers.of(context).stream()
                .filter(bank -> client.mayUse(bank.id()))
                .toList();
        String providerId = context.queryParam("provider_id");
        String consentId = context.queryParam("consent_id");
        return new AuthLink(
                Ledger.sha256(Objects.requireNonNullElse(context.queryString(), "")),
                client,
                new Return(
                        redirectUri,
                        context.queryParam("state"),
                        "form_post".equals(context.queryParam("response_mode")),
                        context.queryParam("code_challenge")),
                words(context.queryParam("scope")),
                consentId,
                null,
                context.queryParam("tracking_id"),
                offered,
                offered.stream().filter(bank -> bank.id().equals(providerId)).findFirst(),
                Optional.empty(),
                consentId != null && client.showsOwnPermissions());
    }

    /** What is wrong with the link that its client should hear of by redirect. */
    Optional<String> errorIn(AuthLink link, Context context) {
        if (!"code".equals(context.queryParam("response_type"))) {
            return Optional.of("unsupported_response_type");
        }
        String mode = context.queryParam("response_mode");
        boolean plain = link.back().challenge() != null && !"S256".equals(context.queryParam("code_challenge_method"));
        if (plain || link.banks().isEmpty() || mode != null && !mode.equals("form_post")) {
            return Optional.of("invalid_request");
        }
        boolean garbled = switches.is(Switch.PLUS_IN_SCOPE, "refused")
                && PLUS_IN_SCOPE
                        .matcher(Objects.requireNonNullElse(context.queryString(), ""))
                        .find();
        return areScopes(link.scopes()) && !garbled ? Optional.empty() : Optional.of("invalid_scope");
    }

    static boolean areScopes(List<String> scopes) {
        return !scopes.isEmpty() && BankTerms.ALL_SCOPES.containsAll(scopes);
    }

    static List<String> words(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableList());
    }
}
