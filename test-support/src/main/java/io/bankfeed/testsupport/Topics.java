package io.bankfeed.testsupport;

import io.bankfeed.topics.ApplyTopics;
import io.bankfeed.topics.TopicsFile;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;

/**
 * The topics of {@code config/topics.yml} for the tenants of {@code config/tenants.yml}, as every deployment has them.
 */
final class Topics {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Topics() {}

    static void createOn(String bootstrapServers) {
        var wanted = TopicsFile.wanted(Repository.file("config/topics.yml"), Repository.file("config/tenants.yml"));
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", bootstrapServers))) {
            new ApplyTopics(admin, LIMIT, line -> {}).topics(wanted.topics());
        }
    }
}
