package io.bankfeed.auth.notice;

import io.bankfeed.common.work.Loop;
import java.time.InstantSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Runs the clock, on every replica. */
@Configuration(proxyBeanMethods = false)
class NoticeConfiguration {

    @Bean
    Loop noticeLoop(
            TellNotices tell, TransactionalOperator transaction, InstantSource clock, NoticeProperties properties) {
        return new Loop(
                "notices",
                properties.interval(),
                () -> tell.due(clock.instant(), properties.batch()).as(transaction::transactional));
    }
}
