package io.bankfeed.auth;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/** Business time that tests can step. */
@TestConfiguration(proxyBeanMethods = false)
class SteppedTime {

    @Bean
    SteppedClock clock() {
        return new SteppedClock();
    }
}
