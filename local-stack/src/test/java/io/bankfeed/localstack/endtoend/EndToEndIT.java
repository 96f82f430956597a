package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.ledger.LedgerComparison;
import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Holdings;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.time.Duration;
import java.util.ArrayList;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

@Order(1)
class EndToEndIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Tenant demo;
    private static SimulatorControl simulator;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        demo = new Tenant("demo", stack);
        simulator = SimulatorControl.of(stack);
    }

    @AfterEach
    void webhooks_as_usual() {
        simulator.sendWebhooks("normal");
    }

    @Test
    void a_user_linked_at_both_banks_finds_every_transaction_of_their_ledgers() {
        var links = Stream.of("mock", "ob-monzo").map(EndToEndIT::link).toList();
        links.forEach(EndToEndIT::awaitAndCompare);

        assertThat(Holdings.of(demo, links.getFirst()).transactionCount()).isGreaterThan(1000);
        assertThat(Holdings.of(demo, links.getLast()).transactionCount()).isGreaterThan(200);
        assertThat(simulator.webhooksSent()).isPositive();
    }

    @Test
    void polling_alone_brings_everything_in_when_no_webhook_ever_comes() {
        simulator.sendWebhooks("off");
        var sent = simulator.webhooksSent();

        awaitAndCompare(link("ob-monzo"));

        assertThat(simulator.webhooksSent()).isEqualTo(sent);
    }

    @Test
    void webhooks_thrice_and_out_of_order_change_nothing() {
        simulator.sendWebhooks("storm");

        awaitAndCompare(link("mock"));
    }

    @Test
    void services_killed_one_after_the_other_in_mid_flow_go_on_where_they_were() {
        var links = new ArrayList<Link>();
        var starting = new ArrayList<CompletableFuture<Void>>();
        for (var service : Service.values()) {
            links.add(link("ob-monzo"));
            if (service == Service.TOKEN_SERVICE) {
                // killed while it redeems a code, it rightly asks for a new consent: nobody knows what became of it
                links.forEach(EndToEndIT::awaitTokens);
            }
            stack.kill(service);
            starting.add(CompletableFuture.runAsync(() -> stack.startAgain(service)));
            if (service == Service.AUTH_SERVICE) {
                starting.getLast().join(); // the next link is made there
            }
        }
        starting.forEach(CompletableFuture::join);

        links.forEach(EndToEndIT::awaitAndCompare);
    }

    private static void awaitTokens(Link link) {
        await().atMost(LIMIT)
                .until(() -> demo.connection(link.connectionId()).path("status").asString(), "active"::equals);
    }

    private static Link link(String bank) {
        return Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john(bank));
    }

    private static void awaitAndCompare(Link link) {
        new Arrival(demo, LIMIT).await(link, state -> {});
        new LedgerComparison(simulator, demo).holdsAll(link);
    }
}
