package io.bankfeed.sync.fetch;

import io.bankfeed.common.work.Loop;
import io.bankfeed.sync.task.ClaimTasks;
import io.bankfeed.sync.task.Tasks;
import io.bankfeed.sync.task.Wakes;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The workers: some ask, others collect, so that neither waits for the other. */
@Configuration(proxyBeanMethods = false)
class FetchConfiguration {

    @Bean
    Lanes askLanes(FetchProperties properties, ClaimTasks claims, Workers workers, AskBank ask, TakeAnswer take) {
        return new Lanes("ask", properties, claims::toAsk, task -> workers.ask(task, ask, take));
    }

    @Bean
    Lanes collectLanes(FetchProperties properties, ClaimTasks claims, Workers workers, CollectResults collect) {
        return new Lanes("collect", properties, claims::toCollect, task -> workers.collect(task, collect));
    }

    @Bean
    Loop pollLoop(FetchProperties properties, Tasks tasks) {
        return new Loop("poll", properties.lookEvery(), () -> tasks.pollDue().thenReturn(0));
    }

    @Bean
    Waking waking(Wakes wakes, Lanes askLanes, Lanes collectLanes) {
        wakes.wake(askLanes::wake, collectLanes::wake);
        return new Waking();
    }

    /** That committed tasks wake the workers. */
    record Waking() {}
}
