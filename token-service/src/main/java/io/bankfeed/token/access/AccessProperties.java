package io.bankfeed.token.access;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param tokensInMemory most access tokens held, opened; about 2 KB each
 * @param inMemoryFor how long one is held
 */
@ConfigurationProperties("bankfeed.access")
record AccessProperties(
        @DefaultValue("10000") int tokensInMemory,
        @DefaultValue("20s") Duration inMemoryFor) {}
