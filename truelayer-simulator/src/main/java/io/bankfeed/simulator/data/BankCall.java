package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.fault.Faults;
import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.LocalDate;
import java.util.List;

/** Asks the bank, who may refuse. */
public final class BankCall {
    private static final int DAYS_WITHOUT_LOGIN = 90;

    private final SimulatorClock clock;
    private final Switches switches;
    private final DailyCap cap;
    private final Faults faults;

    public BankCall(SimulatorClock clock, Switches switches, DailyCap cap, Faults faults) {
        this.clock = clock;
        this.switches = switches;
        this.cap = cap;
        this.faults = faults;
    }

    public Results ask(DataCall call) {
        Connection connection = call.connection();
        Holdings holdings = connection.holdings(clock.today());
        refuseWhatIsMissing(call, holdings);
        if (!call.attended() && switches.is(Switch.DAILY_CAP, "on") && !cap.admits(call)) {
            throw Refusals.dailyCap();
        }
        faults.strikeBank(connection.bank().id(), call.endpoint());
        connection.login().failure().ifPresent(Refusals::mockUser);
        if (!connection.isConsentedAt(clock.instant())) {
            throw Refusals.noConsent();
        }
        call.range().ifPresent(range -> refuseWhatIsTooOld(connection, range));
        return answer(call, holdings);
    }

    private static void refuseWhatIsMissing(DataCall call, Holdings holdings) {
        if (call.connection().bank().terms().missing().contains(call.feature())) {
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
        if (range.to().isAfter(today) && switches.is(Switch.FUTURE_RANGE, "refused")
                || range.from().isBefore(today.minusMonths(terms.historyMonths()))) {
            throw DateRange.invalid();
        }
        if (range.from().isBefore(today.minusDays(DAYS_WITHOUT_LOGIN)) && isWindowClosed(connection)) {
            throw Refusals.tooOld(terms.refusal());
        }
    }

    private boolean isWindowClosed(Connection connection) {
        return switches.is(Switch.HISTORY_WINDOW, "on") && clock.instant().isAfter(connection.historyWindowClosesAt());
    }

    private Results answer(DataCall call, Holdings holdings) {
        String id = call.accountId().orElse("");
        return switch (call.feature()) {
            case INFO -> info(call, holdings);
            case LIST -> Results.of(shared(call, holdings), Product::json);
            case DETAILS ->
                Results.of(
                        shared(call, holdings).stream()
                                .filter(product -> product.id().equals(id))
                                .toList(),
                        Product::json);
            case BALANCE -> Results.of(List.of(holdings.balance(id)));
            case TRANSACTIONS -> Results.of(inRange(call, holdings.booked(id)), Row::json);
            case PENDING -> Results.of(inRange(call, holdings.pending(id)), Row::json);
            case STANDING_ORDERS -> Results.of(holdings.standingOrders(id));
            case DIRECT_DEBITS -> Results.of(holdings.directDebits(id));
        };
    }

    private Results info(DataCall call, Holdings holdings) {
        Connection connection = call.connection();
        if (connection.bank().terms().infoOnlyAfterLogin() && isWindowClosed(connection)) {
            throw Refusals.tooOld("sca_exceeded");
        }
        return Results.of(
                List.of(Json.text(Json.object("full_name", holdings.holder(), "update_timestamp", clock.instant()))));
    }

    private static List<Row> inRange(DataCall call, List<Row> rows) {
        return call.range().map(range -> range.of(rows)).orElse(rows);
    }

    private static List<Product> shared(DataCall call, Holdings holdings) {
        return holdings.products(call.kind()).stream()
                .filter(product -> call.connection().accountIds().contains(product.id()))
                .toList();
    }
}
