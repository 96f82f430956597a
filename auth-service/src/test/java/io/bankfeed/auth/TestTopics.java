package io.bankfeed.auth;

import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.Servers;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.errors.TopicExistsException;

/** The topics of tenants that only these tests have. */
final class TestTopics {

    private TestTopics() {}

    static void ofTenant(String tenant) {
        try (var admin = Admin.create(Map.<String, Object>of("bootstrap.servers", Servers.kafka()))) {
            admin.createTopics(Stream.of(
                                    Topics.connections(tenant),
                                    Topics.accounts(tenant),
                                    Topics.deadLetters(Topics.accounts(tenant), "auth-service"))
                            .map(name -> new NewTopic(name, 1, (short) 1))
                            .toList())
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException(failed);
            }
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }
}
