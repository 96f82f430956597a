package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.endtoend.AwaitedTasks.Task;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Api;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * webhook-receiver killed (kill -9) at each point of a delivery: nothing was answered, the sender comes again, and the
 * effect is one. The points are held open from outside, by a key server that does not answer and by stopping processes.
 */
@Order(7)
@Tag("proof")
class ReceiverCrashPointsIT {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Pattern IN_FLIGHT = Pattern.compile("(?m)^kafka_producer_requests_in_flight\\{.*} 1\\.0$");

    private static LocalStack stack;
    private static AwaitedTasks tasks;

    @BeforeAll
    static void start() throws Exception {
        stack = SharedStack.get();
        tasks = AwaitedTasks.make(stack, 3, 1);
    }

    /** K16: the body is read, its signature not yet verified. */
    @Test
    void killed_before_the_signature_is_verified() throws Exception {
        Task task = tasks.all().get(0);
        var asked = new CountDownLatch(1);
        HttpServer silent = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        silent.createContext("/", exchange -> asked.countDown());
        silent.start();
        String keySet = "http://127.0.0.1:%d/jwks".formatted(silent.getAddress().getPort());
        stack.kill(Service.WEBHOOK_RECEIVER);
        stack.startAgain(Service.WEBHOOK_RECEIVER, Map.of("BANKFEED_WEBHOOK_SIGNATURE_KEYSETS", keySet));

        var answer = deliver(task, "Tl-Signature", signatureWithKeysAt(keySet));
        assertThat(asked.await(LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        stack.kill(Service.WEBHOOK_RECEIVER);

        assertThat(answer.join()).isEqualTo(WebhookSender.NO_ANSWER);
        assertThat(onTheTopic(task)).isZero();
        stack.startAgain(Service.WEBHOOK_RECEIVER);
        silent.stop(0);
        comesAgainAndHasOneEffect(task);
        assertThat(onTheTopic(task)).as("as often as it was answered").isEqualTo(2);
    }

    /** K17: verified, on its way to a broker that has not answered. */
    @Test
    void killed_before_the_broker_has_it() throws Exception {
        Task task = tasks.all().get(1);
        signal(stack.brokerProcess(), "STOP");
        CompletableFuture<Integer> answer;
        try {
            answer = deliver(task);
            awaitInFlight();
            stack.kill(Service.WEBHOOK_RECEIVER);
        } finally {
            signal(stack.brokerProcess(), "CONT");
        }

        assertThat(answer.join()).isEqualTo(WebhookSender.NO_ANSWER);
        stack.startAgain(Service.WEBHOOK_RECEIVER);
        comesAgainAndHasOneEffect(task);
    }

    /** K18: the broker has acknowledged, the sender has not been answered. */
    @Test
    void killed_between_the_ack_and_the_answer() throws Exception {
        Task task = tasks.all().get(2);
        CompletableFuture<Integer> answer;
        signal(stack.brokerProcess(), "STOP");
        try {
            answer = deliver(task);
            awaitInFlight();
            signal(stack.process(Service.WEBHOOK_RECEIVER), "STOP");
        } finally {
            signal(stack.brokerProcess(), "CONT");
        }
        await().atMost(LIMIT).until(() -> onTheTopic(task) == 1);
        assertThat(answer).isNotDone();
        stack.kill(Service.WEBHOOK_RECEIVER);

        assertThat(answer.join()).isEqualTo(WebhookSender.NO_ANSWER);
        stack.startAgain(Service.WEBHOOK_RECEIVER);
        comesAgainAndHasOneEffect(task);
        assertThat(onTheTopic(task))
                .as("as often as it was answered, and once unanswered")
                .isEqualTo(3);
    }

    /** Twice, as a sender that lost our answer does. */
    private static void comesAgainAndHasOneEffect(Task task) throws Exception {
        assertThat(deliver(task).join()).isEqualTo(202);
        await().atMost(LIMIT).until(() -> tasks.effects().containsKey(task.ref()));
        assertThat(deliver(task).join()).isEqualTo(202);
        assertThat(tasks.effects().get(task.ref())).isEqualTo(1);
    }

    private static CompletableFuture<Integer> deliver(Task task, String... headers) {
        return CompletableFuture.supplyAsync(() -> {
            try (var sender = WebhookSender.of(stack)) {
                return sender.deliver(task, headers);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    private static void awaitInFlight() {
        var metrics = URI.create(stack.ports().url(Part.WEBHOOK_RECEIVER_MANAGEMENT) + "/actuator/prometheus");
        await().atMost(Duration.ofSeconds(4))
                .until(() -> IN_FLIGHT
                        .matcher(Api.exchange(HttpRequest.newBuilder(metrics)).text())
                        .find());
    }

    private static long onTheTopic(Task task) {
        return new TopicReader(stack.kafka().address())
                .textsOf("bankfeed.results").stream()
                        .filter(text -> text.contains(task.ref().toString()))
                        .count();
    }

    private static String signatureWithKeysAt(String keySet) {
        String header =
                "{\"alg\":\"ES512\",\"kid\":\"k\",\"tl_version\":\"2\",\"tl_headers\":\"\",\"jku\":\"" + keySet + "\"}";
        return Base64.getUrlEncoder().withoutPadding().encodeToString(header.getBytes(StandardCharsets.US_ASCII))
                + "..AAAA";
    }

    private static void signal(ProcessHandle process, String signal) throws Exception {
        assertThat(new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                        .start()
                        .waitFor())
                .isZero();
    }
}
