package com.example.spending.intake;

import com.example.spending.bankfeed.BankfeedProperties;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Catches up first and listens then; tries again while Bankfeed is away. */
@Component
public class StartUp {

    private static final Logger LOG = LoggerFactory.getLogger(StartUp.class);

    private final CatchUp catchUp;
    private final KafkaListenerEndpointRegistry listeners;
    private final Progress progress;
    private final BankfeedProperties properties;
    private final AtomicBoolean listening = new AtomicBoolean();

    StartUp(CatchUp catchUp, KafkaListenerEndpointRegistry listeners, Progress progress, BankfeedProperties properties) {
        this.catchUp = catchUp;
        this.listeners = listeners;
        this.progress = progress;
        this.properties = properties;
    }

    @Scheduled(fixedDelay = 2_000)
    void untilListening() {
        if (!listening.get()) {
            try {
                catchUp.withEverything();
                listeners.getListenerContainer(EventListener.ID).start();
                listening.set(true);
            } catch (RuntimeException notYet) {
                LOG.warn("could not catch up, trying again: {}", notYet.toString());
            }
        }
    }

    @Scheduled(fixedDelay = 3_600_000)
    void forget() {
        progress.forgetBefore(Instant.now().minus(properties.rememberFor()));
    }

    /** Whether what the page shows is followed as it changes. */
    public boolean isListening() {
        return listening.get();
    }
}
