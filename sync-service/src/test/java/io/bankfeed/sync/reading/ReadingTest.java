package io.bankfeed.sync.reading;

import io.bankfeed.testsupport.IntegrationTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;

/** One context for all, with a consumer group of its own: others in this process must not take its records. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@IntegrationTest
@Import(Surroundings.class)
@TestPropertySource(
        properties = {
            "BANKFEED_SERVICE_CLIENT_SECRET=sync-service-secret",
            "spring.kafka.consumer.group-id=sync-service-reading"
        })
public @interface ReadingTest {}
