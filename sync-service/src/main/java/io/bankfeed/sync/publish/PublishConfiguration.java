package io.bankfeed.sync.publish;

import io.bankfeed.common.work.Loop;
import io.bankfeed.sync.transaction.ChangeFeed;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

    /** For what other replicas have left. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    Loop publishLoop(PublishChanges publish, ChangeFeed feed) {
        var loop = new Loop("publish-changes", INTERVAL, publish::ofOneConnection);
        feed.wake(loop::wake);
        return loop;
    }
}
