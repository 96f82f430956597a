package io.bankfeed.webhook.receive;

import static io.bankfeed.webhook.receive.RawSender.authentic;
import static io.bankfeed.webhook.receive.RawSender.head;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.webhook.ReceiverTest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Senders that go away in the middle are counted and not logged: strangers would fill the log, with what they sent. */
@ReceiverTest
@ExtendWith(OutputCaptureExtension.class)
class VanishingSenderIT {

    private static final String PATH = "/webhooks/truelayer/x";

    @Value("${local.server.port}")
    int port;

    @Autowired
    MeterRegistry meters;

    @Test
    void one_that_goes_away_in_the_body_is_counted_and_not_logged(CapturedOutput log) throws IOException {
        String capability = authentic();
        goesAwayInTheBody(capability);
        assertThat(log.getAll()).doesNotContain(capability).doesNotContain("\tat ");
    }

    @Test
    void one_that_goes_away_in_the_head_is_not_logged(CapturedOutput log) throws IOException {
        RawSender.open(port, "POST " + PATH + " HTTP/1.1\r\nHost: ").close();
        goesAwayInTheBody(authentic()); // by then the first is gone, too
        assertThat(log.getAll()).doesNotContain(PATH);
    }

    private void goesAwayInTheBody(String capability) throws IOException {
        double before = gone();
        RawSender.open(port, head(capability, "Content-Length: 100") + "{").close();
        Awaitility.await().until(() -> gone() == before + 1);
    }

    private double gone() {
        return meters.get("bankfeed.webhook.deliveries")
                .tags("notice", "results", "outcome", "sender_gone")
                .counter()
                .count();
    }
}
