package io.bankfeed.auth.notice;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param interval how often to look
 * @param batch notices told in one transaction
 */
@ConfigurationProperties("bankfeed.notices")
record NoticeProperties(
        @DefaultValue("30s") Duration interval,
        @DefaultValue("100") int batch) {}
