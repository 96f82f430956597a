package io.bankfeed.simulator.token;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.time.SimulatorClock;
import io.bankfeed.simulator.web.Reply;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code GET /api/providers}: a bare list, for anybody. */
public final class Providers {
    private final Banks banks;
    private final SimulatorClock clock;

    public Providers(Banks banks, SimulatorClock clock) {
        this.banks = banks;
        this.clock = clock;
    }

    public void answer(Context context) {
        List<String> scopes = words(context.queryParam("scopes"));
        List<String> countries = words(context.queryParam("country"));
        context.header("Cache-Control", "no-store");
        Reply.json(
                context,
                200,
                banks.all().stream()
                        .map(Bank::terms)
                        .filter(bank -> bank.scopes().containsAll(scopes))
                        .filter(bank -> countries.isEmpty() || countries.contains(bank.country()))
                        .map(this::entry)
                        .toList());
    }

    private Map<String, Object> entry(BankTerms bank) {
        return Json.object(
                "provider_id", bank.providerId(),
                "display_name", bank.displayName(),
                "country", bank.country(),
                "logo_url",
                        "https://truelayer-provider-assets.s3.amazonaws.com/global/logos/" + bank.providerId() + ".svg",
                "scopes", bank.scopes(),
                "availability",
                        Json.object(
                                "recommended_status",
                                bank.recommendedStatus(),
                                "updated_at",
                                clock.today() + "T00:11:54.501Z"));
    }

    private static List<String> words(@Nullable String list) {
        return list == null || list.isBlank()
                ? List.of()
                : Arrays.asList(list.strip().split("[\\s,]+"));
    }
}
