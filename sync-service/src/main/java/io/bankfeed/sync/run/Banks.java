package io.bankfeed.sync.run;

import java.util.Objects;
import org.springframework.stereotype.Component;

/** What is known of banks beforehand. */
@Component
public class Banks {

    private static final HistoryProperties.Override NOTHING = new HistoryProperties.Override(null, null, null);

    private final HistoryProperties history;

    Banks(HistoryProperties history) {
        this.history = history;
    }

    public Bank of(String providerId) {
        var own = history.banks().getOrDefault(providerId, NOTHING);
        return new Bank(
                Objects.requireNonNullElse(own.months(), history.months()),
                Objects.requireNonNullElse(own.sliceDays(), history.sliceDays()),
                Objects.requireNonNullElse(own.zone(), history.zone()));
    }
}
