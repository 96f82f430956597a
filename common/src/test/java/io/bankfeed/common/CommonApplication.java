package io.bankfeed.common;

import io.bankfeed.common.kafka.EventSink;
import io.bankfeed.common.kafka.EventSource;
import io.bankfeed.common.security.WhoAmIController;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Import;

/** The smallest service: common alone, with a database. It scans nothing, for all of common comes by configuration. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import({EventSink.class, EventSource.class, WhoAmIController.class})
class CommonApplication {}
