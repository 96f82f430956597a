package io.bankfeed.localstack.rolling;

import io.bankfeed.common.crypto.Capabilities;
import io.bankfeed.common.crypto.Capability;
import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.localstack.ledger.LedgerComparison;
import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** What callers of every kind do all the time; what was accepted is noted, so that its effect can be looked for. */
final class Load implements AutoCloseable {
    private static final Duration DATA_WITHIN = Duration.ofMinutes(3);
    private static final Instant FAR_AHEAD = Instant.parse("2099-01-01T00:00:00Z");
    private static final int ACCEPTED = 202;
    private static final List<String> BANKS = List.of("mock", "oauth-larkspur");

    private final RollingStack stack;
    private final Tenant demo;
    private final Api operator;
    private final Capabilities capabilities;
    private final Link first;
    private final Queue<String> connections = new ConcurrentLinkedQueue<>();
    private final Queue<UUID> webhooks = new ConcurrentLinkedQueue<>();
    private final Queue<String> refusals = new ConcurrentLinkedQueue<>();
    private final Queue<Link> arrived = new ConcurrentLinkedQueue<>();
    private final java.util.concurrent.ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final List<Future<?>> running = new ArrayList<>();
    private volatile boolean goesOn = true;

    Load(RollingStack stack) {
        this.stack = stack;
        this.demo = new Tenant("demo", stack.addresses());
        this.operator = new Api(new AccessTokens(stack.addresses().issuer(), "operator"));
        this.capabilities =
                new Capabilities(KeyFiles.capability(stack.places().keys().resolve(KeyFiles.CAPABILITY)));
        this.first = arrivedLink("ob-monzo");
    }

    void begin() {
        repeat(Duration.ofMillis(100), this::reads);
        repeat(Duration.ofMillis(250), this::asksForALink);
        repeat(Duration.ofMillis(50), this::deliversAWebhook);
        repeat(Duration.ofMillis(250), this::looksAtTokens);
        repeat(Duration.ofSeconds(1), this::usersComeBackFromTheBank);
    }

    /** Ends what is under way first. */
    void end() throws Exception {
        goesOn = false;
        for (var each : running) {
            each.get();
        }
    }

    Queue<String> connections() {
        return connections;
    }

    Queue<UUID> webhooks() {
        return webhooks;
    }

    /** Answers that no caller should have got. */
    Queue<String> refusals() {
        return refusals;
    }

    /** All of whose accounts were equal to the ledger's. */
    Queue<Link> arrived() {
        return arrived;
    }

    Tenant demo() {
        return demo;
    }

    private void repeat(Duration pause, Callable<?> step) {
        running.add(threads.submit(() -> {
            while (goesOn) {
                try {
                    step.call();
                } catch (RuntimeException e) {
                    refusals.add(String.valueOf(e.getMessage()));
                }
                TimeUnit.MILLISECONDS.sleep(pause.toMillis());
            }
            return null;
        }));
    }

    private boolean reads() {
        var accounts = demo.accounts(first.connectionId());
        demo.connection(first.connectionId());
        demo.balance(accounts.getFirst().path("account_id").asString());
        return true;
    }

    private boolean asksForALink() {
        var made = demo.createConnection("user-" + UUID.randomUUID(), "rolling");
        return connections.add(made.path("connection_id").asString());
    }

    private boolean deliversAWebhook() {
        var task = UUID.randomUUID();
        var capability =
                capabilities.mint(new Capability(UUID.fromString(first.connectionId()), task, "demo", 1, FAR_AHEAD));
        var answer = Api.exchange(HttpRequest.newBuilder(
                        URI.create(stack.url(Service.WEBHOOK_RECEIVER) + "/webhooks/truelayer/" + capability))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"status\":\"succeeded\"}")));
        return answer.status() == ACCEPTED ? webhooks.add(task) : refusals.add("webhook " + answer.status());
    }

    private boolean looksAtTokens() {
        operator.get(
                stack.url(Service.TOKEN_SERVICE) + "/internal/v1/connections/" + first.connectionId() + "/timeline");
        return true;
    }

    private boolean usersComeBackFromTheBank() {
        for (var bank : BANKS) {
            var link = arrivedLink(bank);
            new LedgerComparison(SimulatorControl.at(stack.addresses().simulator()), demo).holdsAll(link);
            arrived.add(link);
        }
        return true;
    }

    private Link arrivedLink(String bank) {
        var link = Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john(bank));
        new Arrival(demo, DATA_WITHIN).await(link, progress -> {});
        return link;
    }

    /** Of the tenant's own look at a connection that it was told it has. */
    boolean isThere(String connection) {
        return demo.api()
                        .tryGet(stack.url(Service.AUTH_SERVICE) + "/v1/connections/" + connection)
                        .status()
                == 200;
    }

    Map<String, Integer> counts() {
        return Map.of("connections", connections.size(), "webhooks", webhooks.size(), "links", arrived.size());
    }

    @Override
    public void close() {
        goesOn = false;
        threads.shutdownNow();
    }
}
