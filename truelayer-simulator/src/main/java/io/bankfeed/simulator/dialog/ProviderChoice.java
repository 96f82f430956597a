package io.bankfeed.simulator.dialog;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.Banks;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.javalin.http.Context;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Which banks a link may show: by providers, else by the older flags, else by what holds when it says nothing. */
record ProviderChoice(Banks banks, Switches switches) {
    private static final Set<String> UK_BANKS = Set.of("uk-oauth-all", "uk-ob-all");
    private static final String MOCK = "uk-cs-mock";
    private static final Map<String, String> FLAGS = Map.of(
            "enable_oauth_providers", "uk-oauth-all",
            "enable_open_banking_providers", "uk-ob-all",
            "enable_credentials_sharing_providers", MOCK,
            "enable_credentials_sharing_providers_de", "de-xs2a-all");

    List<Bank> of(Context context) {
        Set<String> hidden = Set.copyOf(LinkReader.words(context.queryParam("disable_providers")));
        Set<String> wanted = wanted(context);
        if (isSet(context, "enable_mock")) {
            wanted.add(MOCK);
        }
        return banks.coveredBy(wanted).stream()
                .filter(bank -> !hidden.contains(bank.id()))
                .toList();
    }

    private Set<String> wanted(Context context) {
        String providers = context.queryParam("providers");
        if (providers != null && !providers.isBlank()) {
            return new HashSet<>(LinkReader.words(providers));
        }
        Set<String> flagged = new HashSet<>();
        FLAGS.forEach((flag, group) -> {
            if (isSet(context, flag)) {
                flagged.add(group);
            }
        });
        return flagged.isEmpty() ? usual() : flagged;
    }

    private Set<String> usual() {
        Set<String> usual = new HashSet<>(UK_BANKS);
        if (switches.is(Switch.DEFAULT_PROVIDERS, "all")) {
            banks.all().forEach(bank -> usual.add(bank.id()));
        }
        return usual;
    }

    private static boolean isSet(Context context, String flag) {
        return "true".equals(context.queryParam(flag));
    }
}
