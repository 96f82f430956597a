package io.bankfeed.sync.task;

import io.bankfeed.common.work.AfterCommit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Wakes the workers of this process when a change of tasks has committed. Those of other replicas look for work at
 * their interval; the one that took the webhook is the one that collects, as long as it has slots free.
 */
@Component
public class Wakes {
    private volatile Runnable asking = () -> {};
    private volatile Runnable collecting = () -> {};
    private final AfterCommit toAsk = new AfterCommit(() -> asking.run());
    private final AfterCommit toCollect = new AfterCommit(() -> collecting.run());

    /** To be called before the context has started. */
    public void wake(Runnable asking, Runnable collecting) {
        this.asking = asking;
        this.collecting = collecting;
    }

    Mono<Void> toAsk() {
        return toAsk.arrange();
    }

    Mono<Void> toCollect() {
        return toCollect.arrange();
    }
}
