package io.bankfeed.localstack;

import io.bankfeed.localstack.process.Stopwatch;
import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Holdings;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.time.Duration;
import java.util.List;

/** Links a user at both simulated banks, waits for the data, prints what came in. */
final class FirstUser {
    private static final List<String> BANKS = List.of("mock", "ob-monzo");
    private static final Duration LIMIT = Duration.ofSeconds(120);

    private final LocalStack stack;
    private final Tenant tenant;
    private final Terminal terminal;

    FirstUser(LocalStack stack, Tenant tenant, Terminal terminal) {
        this.stack = stack;
        this.tenant = tenant;
        this.terminal = terminal;
    }

    void linkAtBothBanks() {
        terminal.say("\nLinking a user of the tenant demo, as a browser would (john / doe):");
        var userId = "user-" + ProcessHandle.current().pid();
        var links = BANKS.stream().map(bank -> link(userId, bank)).toList();
        var waiting = new Stopwatch();
        links.forEach(this::await);
        terminal.done("data is in", waiting.elapsed(), "of both banks");
        links.forEach(this::print);
        new CurlLines(stack, tenant, terminal).print(links.getFirst());
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
