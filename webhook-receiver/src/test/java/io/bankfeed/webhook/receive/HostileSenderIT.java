package io.bankfeed.webhook.receive;

import static io.bankfeed.webhook.receive.RawSender.answer;
import static io.bankfeed.webhook.receive.RawSender.authentic;
import static io.bankfeed.webhook.receive.RawSender.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.webhook.ReceiverTest;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.test.context.TestPropertySource;

/** Over bare sockets: what a well-behaved client would not send. */
@ReceiverTest
@TestPropertySource(
        properties = {
            "bankfeed.webhook.server.body-timeout=1s",
            "bankfeed.webhook.server.request-timeout=3s",
            "bankfeed.webhook.server.head-timeout=1s",
            "bankfeed.webhook.server.max-connections=20"
        })
@ExtendWith(OutputCaptureExtension.class)
class HostileSenderIT {

    private static final int LIMIT = 64 * 1024;
    private static final int MANY = 1_000;

    @Value("${local.server.port}")
    int port;

    @Test
    void a_body_that_is_declared_too_large_is_refused_unread() throws IOException {
        try (Socket sender = open(head(authentic(), "Content-Length: " + (LIMIT + 1)))) {
            assertThat(answer(sender)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void a_body_that_grows_too_large_is_refused_while_it_comes() throws IOException {
        try (Socket sender = open(head(authentic(), "Transfer-Encoding: chunked"))) {
            sendChunks(sender, LIMIT / 1024 + 2);
            assertThat(answer(sender)).startsWith("HTTP/1.1 413");
        }
    }

    @Test
    void the_largest_body_that_is_allowed_is_accepted() throws IOException {
        try (Socket sender = open(head(authentic(), "Content-Length: " + LIMIT))) {
            sender.getOutputStream().write(new byte[LIMIT]);
            assertThat(answer(sender)).startsWith("HTTP/1.1 202");
        }
    }

    @Test
    void a_body_that_never_ends_is_cut_off_and_nothing_of_it_logged(CapturedOutput log) throws IOException {
        String capability = authentic();
        try (Socket sender = open(head(capability, "Content-Length: 100"))) {
            sender.getOutputStream().write('{');
            assertThat(answer(sender)).startsWith("HTTP/1.1 408");
            assertThat(sender.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log.getAll()).doesNotContain(capability).doesNotContain("TimeoutException");
    }

    @Test
    void a_forgery_is_refused_before_its_body_is_waited_for() throws IOException {
        try (Socket sender = open(head("forged", "Content-Length: 100"))) {
            assertThat(answer(sender)).startsWith("HTTP/1.1 401");
        }
    }

    @Test
    void a_forgery_whose_body_never_ends_loses_its_connection_and_is_not_worth_a_line(CapturedOutput log)
            throws IOException {
        try (Socket sender = open(head("forged", "Content-Length: 100"))) {
            assertThat(answer(sender)).startsWith("HTTP/1.1 401");
            assertThat(sender.getInputStream().read()).isEqualTo(-1);
        }
        assertThat(log.getAll()).doesNotContain("TimeoutException");
    }

    @Test
    void forgeries_are_each_told_so_on_one_connection_and_leave_nothing_in_memory() throws Exception {
        try (Socket sender = open("")) {
            for (int i = 0; i < MANY; i++) {
                sender.getOutputStream()
                        .write((head("forged", "Content-Length: 2") + "{}").getBytes(StandardCharsets.US_ASCII));
                assertThat(answer(sender)).startsWith("HTTP/1.1 401").doesNotContainIgnoringCase("connection: close");
            }
            assertThat(LiveObjects.of("reactor.netty.http.server.HttpServerOperations"))
                    .isLessThan(MANY / 10);
        }
    }

    @Test
    void a_head_that_never_ends_is_cut_off_and_nothing_of_it_logged(CapturedOutput log) throws IOException {
        try (Socket sender = open("POST /webhooks/truelayer/x HTTP/1.1\r\nHost: ")) {
            Awaitility.await().pollInSameThread().until(() -> isClosedAfterAnotherByte(sender));
        }
        assertThat(log.getAll()).doesNotContain("/webhooks/truelayer/x");
    }

    @Test
    void more_connections_than_allowed_are_closed_and_later_ones_served_again() throws IOException {
        var held = IntStream.range(0, 40).mapToObj(i -> open("")).toList();
        Awaitility.await().until(() -> held.stream().filter(this::isRefused).count() >= 20);
        for (Socket socket : held) {
            socket.close();
        }
        Awaitility.await().until(this::isServed);
    }

    private boolean isServed() throws IOException {
        try (Socket sender = open(head(authentic(), "Content-Length: 2") + "{}")) {
            return answer(sender).startsWith("HTTP/1.1 202");
        }
    }

    private boolean isRefused(Socket socket) {
        try {
            socket.setSoTimeout(20);
            return socket.getInputStream().read() == -1;
        } catch (java.net.SocketTimeoutException open) {
            return false;
        } catch (IOException reset) {
            return true;
        }
    }

    private static boolean isClosedAfterAnotherByte(Socket sender) throws IOException {
        try {
            sender.getOutputStream().write('a');
            sender.setSoTimeout(50);
            return sender.getInputStream().read() == -1;
        } catch (java.net.SocketTimeoutException stillOpen) {
            return false;
        } catch (SocketException closed) {
            return true;
        }
    }

    private static void sendChunks(Socket sender, int count) throws IOException {
        OutputStream out = sender.getOutputStream();
        try {
            for (int i = 0; i < count; i++) {
                out.write(("400\r\n" + "x".repeat(1024) + "\r\n").getBytes(StandardCharsets.US_ASCII));
            }
        } catch (SocketException answeredAlready) {
            // the rest is of no interest to the receiver
        }
    }

    private Socket open(String request) {
        return RawSender.open(port, request);
    }
}
