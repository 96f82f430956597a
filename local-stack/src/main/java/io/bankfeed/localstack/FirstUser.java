package io.bankfeed.localstack;

import io.bankfeed.localstack.ledger.LedgerComparison;
import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Holdings;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/**
 * The end-to-end check: links a user at both simulated banks, waits for the data, holds it against the simulator's
 * ledger, prints what came in.
 */
final class FirstUser {
    private static final List<String> BANKS = List.of("mock", "ob-monzo");
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final Addresses addresses;
    private final Tenant tenant;
    private final Terminal terminal;

    FirstUser(Addresses addresses, Tenant tenant, Terminal terminal) {
        this.addresses = addresses;
        this.tenant = tenant;
        this.terminal = terminal;
    }

    void linkAtBothBanks() {
        terminal.say("\nLinking a user of the tenant demo, as a browser would (john / doe):");
        var userId = "user-" + UUID.randomUUID();
        var links = BANKS.stream().map(bank -> link(userId, bank)).toList();
        var waiting = new Stopwatch();
        links.forEach(this::await);
        terminal.done("data is in", waiting.elapsed(), "of both banks");
        var comparing = new Stopwatch();
        var ledger = new LedgerComparison(SimulatorControl.at(addresses.simulator()), tenant);
        links.forEach(ledger::holdsAll);
        terminal.done("equals the ledger", comparing.elapsed(), "every account: set, number and sum");
        links.forEach(this::print);
        new CurlLines(addresses, tenant, terminal).print(links.getFirst());
    }

    private Link link(String userId, String bank) {
        var stopwatch = new Stopwatch();
        var link = Link.make(tenant, userId, BankUser.john(bank));
        terminal.done("linked " + bank, stopwatch.elapsed(), "connection " + link.connectionId());
        return link;
    }

    private void await(Link link) {
        new Arrival(tenant, LIMIT).await(link, state -> terminal.say("    " + link.providerId() + ": " + state));
    }

    private void print(Link link) {
        var holdings = Holdings.of(tenant, link);
        terminal.say("\n    %s: %d accounts and cards, %d transactions"
                .formatted(link.providerId(), holdings.accounts().size(), holdings.transactionCount()));
        holdings.lines().forEach(terminal::say);
    }
}
