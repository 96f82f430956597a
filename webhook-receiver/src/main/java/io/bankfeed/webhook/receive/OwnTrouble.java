package io.bankfeed.webhook.receive;

import io.bankfeed.common.webhook.Notice;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Says when deliveries begin to fail for our own reasons, and when one is taken again. Between the two each delivery
 * fails alike: they are counted, and a line for each would bury what a reader looks for.
 */
@Component
class OwnTrouble {

    private static final Logger LOG = LoggerFactory.getLogger(OwnTrouble.class);

    private final AtomicReference<@Nullable Outcome> said = new AtomicReference<>();

    void met(Notice notice, Refused refusal) {
        if (said.getAndSet(refusal.outcome()) != refusal.outcome()) {
            LOG.warn(
                    "{} deliveries are answered with 503, {}: {}",
                    notice.word(),
                    refusal.outcome().word(),
                    String.valueOf(refusal.getCause()));
        }
    }

    void over() {
        if (said.get() != null && said.getAndSet(null) != null) {
            LOG.info("deliveries are taken again");
        }
    }
}
