package io.bankfeed.sync.run;

import io.bankfeed.common.work.Loop;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Starts what is due. */
@Configuration(proxyBeanMethods = false)
class RunConfiguration {
    private static final Duration OF_OTHER_REPLICAS = Duration.ofMinutes(1);

    @Bean
    Loop routineRuns(StartRun start, @Value("${bankfeed.run.look-every:5s}") Duration interval) {
        return new Loop("routine runs", interval, start::due);
    }

    @Bean
    Loop refreshOfLearnedBanks(LearnedBanks learned) {
        return new Loop("learned banks", OF_OTHER_REPLICAS, learned::refresh);
    }
}
