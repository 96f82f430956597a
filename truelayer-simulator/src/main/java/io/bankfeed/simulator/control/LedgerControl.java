package io.bankfeed.simulator.control;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.ledger.BoundedLog;
import io.bankfeed.simulator.ledger.Ledger;
import io.bankfeed.simulator.ledger.RequestEntry;
import io.bankfeed.simulator.ledger.TokenEntry;
import io.bankfeed.simulator.ledger.WebhookEntry;
import io.bankfeed.simulator.settings.Clients;
import io.bankfeed.simulator.web.Reply;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;

/** Reads what was written down. {@code since} is a number, exclusive, or an instant, inclusive. */
final class LedgerControl {
    private static final String PATH = Control.ROOT + "/ledger";

    private final Ledger ledger;
    private final Clients clients;

    LedgerControl(Ledger ledger, Clients clients) {
        this.ledger = ledger;
        this.clients = clients;
    }

    void register(RoutesConfig routes) {
        routes.get(
                PATH + "/requests",
                context -> list(context, ledger.requests(), since(context, RequestEntry::number, RequestEntry::at)));
        routes.get(
                PATH + "/webhooks",
                context -> list(context, ledger.webhooks(), since(context, WebhookEntry::number, WebhookEntry::at)));
        routes.get(PATH + "/tokens", this::tokens);
        routes.get(PATH + "/secrets", this::secrets);
        routes.get(PATH + "/checks", context -> Reply.json(context, 200, new LedgerChecks(ledger).all()));
    }

    private static <T> Predicate<T> since(Context context, ToLongFunction<T> number, Function<T, Instant> at) {
        String since = context.queryParam("since");
        if (since == null || since.isEmpty()) {
            return any -> true;
        }
        if (since.chars().allMatch(Character::isDigit)) {
            long last = Long.parseLong(since);
            return entry -> number.applyAsLong(entry) > last;
        }
        Instant start = Instant.parse(since);
        return entry -> !at.apply(entry).isBefore(start);
    }

    private static <T> void list(Context context, BoundedLog<T> log, Predicate<T> wanted) {
        Reply.json(context, 200, Json.object("items", log.matching(wanted), "last_number", log.count()));
    }

    private void tokens(Context context) {
        List<TokenEntry> entries = ledger.tokens().matching(since(context, TokenEntry::number, TokenEntry::at));
        long overlapping = entries.stream().filter(TokenEntry::overlapped).count();
        Reply.json(
                context,
                200,
                Json.object(
                        "items", entries,
                        "last_number", ledger.tokens().count(),
                        "overlapping_refreshes", overlapping));
    }

    private void secrets(Context context) {
        Stream<Map<String, Object>> own = clients.all().stream()
                .map(client -> Json.object("kind", "client_secret", "value", client.clientSecret()));
        Stream<Map<String, Object>> seen = ledger.secrets().entrySet().stream()
                .map(secret -> Json.object("kind", secret.getValue(), "value", secret.getKey()));
        List<Map<String, Object>> secrets = Stream.concat(own, seen).toList();
        Reply.json(context, 200, Json.object("items", secrets));
    }
}
