package io.bankfeed.simulator.token;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Reply;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/providers}: a bare list, for anybody. */
public final class Providers {
    private final Banks banks;
    private final Clients clients;
    private final SimulatorClock clock;
    private final Switches switches;

    public Providers(Banks banks, Clients clients, SimulatorClock clock, Switches switches) {
        this.switches = switches;
        this.banks = banks;
        this.clients = clients;
        this.clock = clock;
    }

    public void answer(Context context) {
        send(context, any -> true);
    }

    /** The older lists, by kind of provider. */
    public void openBanking(Context context) {
        send(context, bank -> bank.group().endsWith("-ob-all"));
    }

    public void oauth(Context context) {
        send(
                context,
                bank -> bank.group().endsWith("-oauth-all") || bank.group().endsWith("-xs2a-all"));
    }

    public void credentialsSharing(Context context) {
        send(context, bank -> bank.group().contains("-cs-"));
    }

    private void send(Context context, Predicate<BankTerms> wanted) {
        List<String> scopes = words(context.queryParam("scopes"));
        List<String> countries = words(context.queryParam("country"));
        boolean byCountry = switches.is(Switch.PROVIDERS_BY_COUNTRY, "honoured");
        context.header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'")
                .header("Strict-Transport-Security", "max-age=31536000; includeSubDomains");
        Reply.json(
                context,
                200,
                banks.all().stream()
                        .map(Bank::terms)
                        .filter(wanted)
                        .filter(bank -> isEnabled(bank, context.queryParam("clientId")))
                        .filter(bank -> bank.scopes().containsAll(scopes))
                        .filter(bank -> countries.isEmpty() || byCountry && countries.contains(bank.country()))
                        .map(this::entry)
                        .toList());
    }

    /** For a client that is not known here, no bank is. */
    private boolean isEnabled(BankTerms bank, @Nullable String clientId) {
        return clientId == null
                || clients.find(clientId)
                        .filter(client -> client.mayUse(bank.providerId()))
                        .isPresent();
    }

    private Map<String, Object> entry(BankTerms bank) {
        return Json.object(
                "provider_id", bank.providerId(),
                "display_name", bank.displayName(),
                "country", bank.country(),
                "logo_url",
                        "https://truelayer-provider-assets.s3.amazonaws.com/global/logos/" + bank.providerId() + ".svg",
                "scopes", bank.scopes(),
                "provider_scope_mappings", mappings(bank),
                "steps", bank.steps(),
                "availability",
                        Json.object(
                                "recommended_status",
                                bank.recommendedStatus(),
                                "updated_at",
                                clock.today() + "T00:11:54.501Z"));
    }

    /** What the bank itself is asked for each scope. */
    private static Map<String, Object> mappings(BankTerms bank) {
        Map<String, Object> mappings = new LinkedHashMap<>();
        for (String scope : bank.scopes()) {
            boolean needsNoMore = scope.equals("accounts") || scope.equals("offline_access");
            mappings.put(scope, needsNoMore ? List.of(scope) : List.of("accounts", scope));
        }
        return mappings;
    }

    private static List<String> words(@Nullable String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.asList(list.strip().split("[\\s,]+"));
    }
}
