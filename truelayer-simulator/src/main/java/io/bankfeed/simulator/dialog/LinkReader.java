package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.settings.Client;
import io.bankfeed.simulator.settings.Clients;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads the parameters of {@code GET /}. Unknown ones are ignored. */
final class LinkReader {
    private final Clients clients;
    private final Banks banks;

    LinkReader(Clients clients, Banks banks) {
        this.clients = clients;
        this.banks = banks;
    }

    /** Refuses outright what must not be redirected. */
    AuthLink read(Context context) {
        Client client = clients.find(context.queryParam("client_id"))
                .orElseThrow(() -> new LinkRefused("unauthorized_client: this client_id is not known here."));
        String redirectUri = context.queryParam("redirect_uri");
        if (redirectUri == null || !client.redirectUris().contains(redirectUri)) {
            throw new LinkRefused("unauthorized_client: this redirect_uri is not registered for the client.");
        }
        List<Bank> offered = banks.coveredBy(Set.copyOf(words(context.queryParam("providers"))));
        String providerId = context.queryParam("provider_id");
        return new AuthLink(
                Ledger.sha256(Objects.requireNonNullElse(context.queryString(), "")),
                client,
                redirectUri,
                words(context.queryParam("scope")),
                context.queryParam("state"),
                "form_post".equals(context.queryParam("response_mode")),
                context.queryParam("code_challenge"),
                context.queryParam("consent_id"),
                offered,
                offered.stream().filter(bank -> bank.id().equals(providerId)).findFirst(),
                Optional.empty());
    }

    /** What is wrong with the link that its client should hear of by redirect. */
    static Optional<String> errorIn(AuthLink link, Context context) {
        if (!"code".equals(context.queryParam("response_type"))) {
            return Optional.of("unsupported_response_type");
        }
        if (link.challenge() != null && !"S256".equals(context.queryParam("code_challenge_method"))) {
            return Optional.of("invalid_request");
        }
        boolean known = !link.scopes().isEmpty() && BankTerms.ALL_SCOPES.containsAll(link.scopes());
        return known ? Optional.empty() : Optional.of("invalid_scope");
    }

    private static List<String> words(@Nullable String list) {
        return list == null
                ? List.of()
                : Arrays.stream(list.strip().split("\\s+"))
                        .filter(word -> !word.isEmpty())
                        .collect(Collectors.toUnmodifiableList());
    }
}
