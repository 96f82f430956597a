package io.bankfeed.sync.publish;

import io.bankfeed.common.work.Loop;
import io.bankfeed.common.work.PostgresNotifications;
import io.bankfeed.sync.transaction.ChangeFeed;
import java.time.Duration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
class PublishConfiguration {

    /** For what was stored without a word to the channel: balances, accounts. */
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    @Bean
    Loop publishLoop(PublishChanges publish, PostgresNotifications notifications) {
        var loop = new Loop("publish-changes", INTERVAL, publish::ofOneConnection);
        notifications.onNotify(ChangeFeed.CHANNEL, loop::wake);
        return loop;
    }
}
