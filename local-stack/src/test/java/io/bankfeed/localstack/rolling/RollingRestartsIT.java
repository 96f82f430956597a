package io.bankfeed.localstack.rolling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.localstack.endtoend.TopicReader;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.service.Service;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Replicas are ended by SIGTERM and started again, one of a service at a time and all services beside each other, under
 * load, as a rollout ends them: at the same time the fronts are told, which takes effect after five seconds, and the
 * wait begins that the manifests give (preStop) before the signal.
 */
@Tag("proof")
class RollingRestartsIT {
    private static final int RESTARTS = Integer.getInteger("bankfeed.restarts", 50);
    private static final Duration NEWS_TAKE = Duration.ofSeconds(5);
    private static final Duration GRACE = Duration.ofSeconds(30);
    private static final Pattern TASK_REF = Pattern.compile("\"task_ref\":\"([0-9a-f-]{36})\"");

    private final AtomicInteger left = new AtomicInteger(RESTARTS);
    private final Queue<String> told = new ConcurrentLinkedQueue<>();

    @Test
    void no_request_fails_and_nothing_is_lost_while_replicas_are_replaced() throws Exception {
        var data = Places.findCheckout().resolve("local-stack/target/rolling");
        try (var stack = new RollingStack(data);
                var load = new Load(stack);
                var lanes = Executors.newFixedThreadPool(Service.values().length)) {
            load.begin();
            var restarting = Stream.of(Service.values())
                    .map(service -> lanes.submit(() -> restartInTurn(stack, service)))
                    .toList();
            for (Future<?> each : restarting) {
                each.get();
            }
            load.end();
            System.out.println(load.counts() + ", requests "
                    + stack.fronts().mapToLong(Front::served).sum());

            assertThat(stack.fronts().flatMap(front -> front.failures().stream()))
                    .isEmpty();
            assertThat(load.refusals()).isEmpty();
            assertThat(told).hasSize(RESTARTS);
            nothingIsLost(stack, load);
        }
    }

    private Void restartInTurn(RollingStack stack, Service service) throws Exception {
        for (int turn = 0; left.getAndDecrement() > 0; turn++) {
            var replica = stack.replicasOf(service).get(turn % 2);
            stack.front(service).deregister(replica.url(), NEWS_TAKE);
            TimeUnit.SECONDS.sleep(preStop(service));
            var took = replica.terminate();
            assertThat(took).as(service + " ends by itself").isLessThan(GRACE);
            replica.start();
            stack.front(service).register(replica.url());
            told.add(service.module());
            System.out.printf("%d. %s: ended after %d ms%n", told.size(), service.module(), took.toMillis());
        }
        return null;
    }

    /** Seconds, as the manifest says. */
    private static int preStop(Service service) throws Exception {
        var manifest = Places.findCheckout().resolve("k8s/base/" + service.module() + "/deployment.yaml");
        var wait = Pattern.compile("sleep: \\{seconds: (\\d+)}").matcher(Files.readString(manifest));
        assertThat(wait.find()).isTrue();
        return Integer.parseInt(Objects.requireNonNull(wait.group(1)));
    }

    private static void nothingIsLost(RollingStack stack, Load load) {
        assertThat(load.connections()).isNotEmpty().allMatch(load::isThere);
        assertThat(load.arrived()).as("links whose accounts equal the ledger").isNotEmpty();
        await().atMost(Duration.ofSeconds(60))
                .pollInterval(Duration.ofSeconds(1))
                .untilAsserted(() -> assertThat(toldOf(stack)).containsAll(refs(load)));
    }

    private static Set<String> refs(Load load) {
        assertThat(load.webhooks()).isNotEmpty();
        return load.webhooks().stream().map(Object::toString).collect(Collectors.toSet());
    }

    private static Set<String> toldOf(RollingStack stack) {
        return new TopicReader(stack.kafka())
                .textsOf("bankfeed.results").stream()
                        .map(TASK_REF::matcher)
                        .filter(java.util.regex.Matcher::find)
                        .map(found -> found.group(1))
                        .collect(Collectors.toSet());
    }
}
