package io.bankfeed.sync;

import io.bankfeed.testsupport.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** The service with a bank to talk to, impatient enough for tests. One context for all: they share a consumer group. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import(BankSide.class)
@TestPropertySource(
        properties = {
            "BANKFEED_SERVICE_CLIENT_SECRET=sync-service-secret",
            "bankfeed.fetch.first-poll-after=500ms",
            "bankfeed.fetch.retry-after=200ms",
            "bankfeed.fetch.look-every=200ms",
            "bankfeed.run.look-every=200ms",
            "bankfeed.fetch.deadline=3s",
            "resilience4j.circuitbreaker.configs.default.minimum-number-of-calls=1000"
        })
public @interface SyncTest {}
