package io.bankfeed.sync.fetch;

import static io.bankfeed.sync.bank.Rows.account;
import static io.bankfeed.sync.bank.Rows.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.Scenario;
import io.bankfeed.sync.SyncTest;
import io.bankfeed.sync.bank.Customer.Webhooks;
import io.bankfeed.sync.bank.GivenRows;
import io.bankfeed.sync.bank.Windows;
import io.bankfeed.sync.budget.CallBudget;
import io.bankfeed.sync.budget.CallBudget.Call;
import io.bankfeed.sync.task.ClaimTasks;
import io.bankfeed.sync.task.ClaimTasks.Free;
import io.bankfeed.sync.task.EndedTasks.Trail;
import io.bankfeed.sync.task.Task;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Several replicas at the same rows. */
@SyncTest
class ReplicasIT {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    @Autowired
    Scenario scenario;

    @Autowired
    FetchProperties properties;

    @Autowired
    ClaimTasks claims;

    @Autowired
    Workers workers;

    @Autowired
    AskBank ask;

    @Autowired
    CollectResults collect;

    @Autowired
    TakeAnswer take;

    @Autowired
    CallBudget budget;

    @Test
    void three_replicas_ask_once_and_store_once() {
        List<Lanes> others =
                Stream.generate(this::replica).limit(2).flatMap(List::stream).toList();
        others.forEach(Lanes::start);
        List<UUID> connections =
                Stream.generate(scenario::newConnection).limit(4).toList();
        connections.forEach(connection -> scenario.customer(connection)
                .webhooks(Webhooks.TWICE)
                .has("/accounts", account("a1"))
                .answers("/accounts/a1/transactions", request -> Windows.of(request, history())));

        connections.forEach(connection -> scenario.granted(connection, 1));
        connections.forEach(connection -> scenario.awaitRun(connection, "initial"));
        others.forEach(Lanes::stop);

        assertThat(connections).allSatisfy(connection -> {
            assertThat(scenario.transactions(connection)).hasSize(history().length);
            assertThat(scenario.feed(connection)).hasSize(history().length);
            assertThat(scenario.customer(connection).requests("/accounts/a1/transactions"))
                    .extracting(request -> request.from())
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void a_task_whose_worker_died_is_taken_over_when_its_lease_ends() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection)
                .webhooks(Webhooks.NEVER)
                .has("/accounts", account("a1"))
                .answers("/accounts/a1/transactions", request -> Windows.of(request, history()));
        scenario.granted(connection, 1);
        Task taken = Awaitility.await()
                .pollInterval(Duration.ofMillis(20))
                .until(() -> readyAndTaken(connection), task -> task != null);

        scenario.awaitRun(connection, "initial");

        assertThat(take.results(taken, new GivenRows(List.of()), Instant.now(), Trail.NONE)
                        .then(Mono.just(true))
                        .block(Duration.ofSeconds(10)))
                .isTrue();
        assertThat(scenario.transactions(connection)).hasSize(history().length);
    }

    @Test
    void however_many_reserve_at_once_four_calls_a_day_are_let_through() {
        UUID connection = scenario.newConnection();
        scenario.customer(connection).has("/accounts", account("a1"));
        scenario.linked(connection);
        UUID account = Ids.next();

        Long allowed = Flux.range(0, 40)
                .flatMap(call -> budget.reserve(new Call(connection, 1, account, "balance", Ids.next())), 12)
                .filter(reserved -> reserved)
                .count()
                .block(Duration.ofSeconds(30));

        assertThat(allowed).isEqualTo(4);
        assertThat(budget.freeAt(new Call(connection, 1, account, "balance", Ids.next()))
                        .block(Duration.ofSeconds(10)))
                .isAfter(Instant.now().plus(Duration.ofHours(23)));
        assertThat(budget.reserve(new Call(connection, 2, account, "balance", Ids.next()))
                        .block(Duration.ofSeconds(10)))
                .isTrue();
    }

    /** Before anybody else: what is made ready by hand wakes nobody. */
    private @Nullable Task readyAndTaken(UUID connection) {
        scenario.execute("update sync_task set state = 'ready' where state = 'requested' and connection_id = '"
                + connection + "'");
        return claims.toCollect(new Free(Map.of("mock", 1), 0), Duration.ofSeconds(3))
                .blockFirst(Duration.ofSeconds(10));
    }

    private List<Lanes> replica() {
        return List.of(
                new Lanes("ask", properties, claims::toAsk, task -> workers.ask(task, ask, take)),
                new Lanes("collect", properties, claims::toCollect, task -> workers.collect(task, collect)));
    }

    private static String[] history() {
        return IntStream.range(0, 24)
                .mapToObj(month -> transaction("m" + month, TODAY.minusDays(1 + 30L * month), "-1", "Month " + month))
                .toArray(String[]::new);
    }
}
