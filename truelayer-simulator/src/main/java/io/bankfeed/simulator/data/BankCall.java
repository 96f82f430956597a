package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Quirk;
import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;

/** Asks the bank, who may refuse. */
public final class BankCall {
    private final SimulatorClock clock;
    private final Switches switches;
    private final DailyCap cap;
    private final AnswerCache cache;
    private final Faults faults;
    private final AtomicLong answers = new AtomicLong();

    public BankCall(SimulatorClock clock, Switches switches, AnswerCache cache, Faults faults) {
        this.clock = clock;
        this.switches = switches;
        this.cap = new DailyCap(clock, switches);
        this.cache = cache;
        this.faults = faults;
    }

    public Results ask(DataCall call) {
        Connection connection = call.connection();
        if (call.feature() == Feature.ME) {
            return Me.of(connection, clock, switches.is(Switch.CONSENT_DATES, "present"));
        }
        Holdings holdings = connection.holdings(clock.today());
        call.flaw().ifPresent(flaw -> {
            throw flaw;
        });
        refuseWhatIsMissing(call, holdings);
        cap.admit(call);
        faults.strikeBank(connection.bank().id(), call.endpoint());
        boolean asServerError = switches.is(Switch.MOCK_ERROR_STATUS, "5xx");
        connection.login().failure().ifPresent(code -> Refusals.mockUser(code, asServerError));
        if (!connection.isConsentedAt(clock.instant())) {
            throw Refusals.noConsent();
        }
        call.range().ifPresent(range -> refuseWhatIsTooOld(connection, range));
        return cache.get(call, () -> answer(call, holdings));
    }

    private static void refuseWhatIsMissing(DataCall call, Holdings holdings) {
        BankTerms terms = call.connection().bank().terms();
        boolean ofAKindThatItHas = call.feature() == Feature.INFO
                || !holdings.products(call.kind()).isEmpty();
        if (terms.missing().contains(call.feature()) || !ofAKindThatItHas) {
            throw Refusals.notSupported();
        }
        boolean known = call.accountId()
                .map(id -> shared(call, holdings).stream()
                        .anyMatch(product -> product.id().equals(id)))
                .orElse(true);
        if (!known) {
            throw Refusals.noAccount();
        }
    }

    private void refuseWhatIsTooOld(Connection connection, DateRange range) {
        BankTerms terms = connection.bank().terms();
        LocalDate today = clock.today();
        if (switches.is(Switch.FROM_PARAMETER, "ignored")) {
            return;
        }
        if (range.to().isAfter(today) && switches.is(Switch.FUTURE_RANGE, "refused")
                || range.from().isBefore(today.minusMonths(terms.historyMonths()))) {
            throw DateRange.invalid();
        }
        if (range.from().isBefore(today.minusDays(terms.daysWithoutLogin())) && isWindowClosed(connection)) {
            throw Refusals.tooOld(terms.refusal());
        }
    }

    private boolean isWindowClosed(Connection connection) {
        return switches.is(Switch.HISTORY_WINDOW, "on") && clock.instant().isAfter(connection.historyWindowClosesAt());
    }

    private Results answer(DataCall call, Holdings holdings) {
        String id = call.accountId().orElse("");
        return switch (call.feature()) {
            case ME -> throw new IllegalStateException("no bank is asked for /me");
            case INFO -> info(call, holdings);
            case LIST -> list(call, holdings);
            case DETAILS ->
                of(
                        shared(call, holdings).stream()
                                .filter(product -> product.id().equals(id))
                                .toList(),
                        Product::json);
            case BALANCE -> of(List.of(holdings.balance(id)), Function.identity());
            case TRANSACTIONS -> rows(inRange(call, holdings.booked(id)));
            case PENDING -> rows(inRange(call, holdings.pending(id)));
            case STANDING_ORDERS -> of(holdings.standingOrders(id), Function.identity());
            case DIRECT_DEBITS -> of(holdings.directDebits(id), Function.identity());
        };
    }

    private Results list(DataCall call, Holdings holdings) {
        Connection connection = call.connection();
        BankTerms terms = connection.bank().terms();
        if (terms.has(Quirk.LISTS_ONLY_AFTER_LOGIN) && isWindowClosed(connection)) {
            throw Refusals.tooOld(terms.refusal());
        }
        return of(shared(call, holdings), Product::json);
    }

    private <T> Results of(List<T> items, Function<T, String> json) {
        return Results.of(items, json, clock.instant());
    }

    private Results rows(List<Row> rows) {
        long variant = answers.incrementAndGet();
        return of(rows, row -> row.json(variant));
    }

    private Results info(DataCall call, Holdings holdings) {
        Connection connection = call.connection();
        if (connection.bank().terms().infoOnlyAfterLogin() && isWindowClosed(connection)) {
            throw Refusals.tooOld("sca_exceeded");
        }
        return of(
                holders(holdings),
                name -> Json.text(Json.object("full_name", name, "update_timestamp", clock.instant())));
    }

    private List<String> holders(Holdings holdings) {
        List<String> all = holdings.holders();
        return switches.is(Switch.JOINT_INFO, "all_holders") ? all : all.subList(0, 1);
    }

    private List<Row> inRange(DataCall call, List<Row> rows) {
        boolean everything = switches.is(Switch.FROM_PARAMETER, "ignored");
        return everything ? rows : call.range().map(range -> range.of(rows)).orElse(rows);
    }

    private static List<Product> shared(DataCall call, Holdings holdings) {
        return holdings.products(call.kind()).stream()
                .filter(call.connection()::shares)
                .toList();
    }
}
