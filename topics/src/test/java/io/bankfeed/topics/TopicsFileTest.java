package io.bankfeed.topics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.topics.TopicsFile.Wanted;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TopicsFileTest {

    private static final Path TOPICS = Path.of("../config/topics.yml");
    private static final Path TENANTS = Path.of("../config/tenants.yml");

    private final TopicsFile file = TopicsFile.read(TOPICS);

    @Test
    void a_new_tenant_is_a_line_in_one_place() {
        Wanted before = file.wantedBy(Set.of("demo"));

        Wanted after = file.wantedBy(Set.of("demo", "newcomer"));

        assertThat(after.topics())
                .filteredOn(topic -> !before.topics().contains(topic))
                .extracting(Topic::name)
                .containsExactlyInAnyOrder(
                        "bankfeed.newcomer.connections",
                        "bankfeed.newcomer.accounts",
                        "bankfeed.newcomer.accounts.auth-service.dlt",
                        "bankfeed.newcomer.transactions");
        assertThat(after.grants())
                .filteredOn(grant -> grant.principal().equals("newcomer"))
                .extracting(Grant::toString)
                .containsExactlyInAnyOrder(
                        "newcomer may read topic bankfeed.newcomer.connections",
                        "newcomer may read topic bankfeed.newcomer.accounts",
                        "newcomer may read topic bankfeed.newcomer.transactions",
                        "newcomer may read group newcomer",
                        "newcomer may read group newcomer.*");
    }

    @Test
    void no_tenant_reads_what_is_not_its_own_and_none_writes() {
        var tenants = TopicsFile.tenants(TENANTS);

        assertThat(TopicsFile.wanted(TOPICS, TENANTS).grants())
                .filteredOn(grant -> tenants.contains(grant.principal()))
                .isNotEmpty()
                .allMatch(grant -> grant.right() == Grant.Right.READ)
                .allMatch(grant -> grant.name().startsWith("bankfeed." + grant.principal() + ".")
                        || grant.name().equals(grant.principal())
                        || grant.name().equals(grant.principal() + "."));
    }

    @Test
    void every_consumer_has_its_dead_letters_and_may_read_them_again() {
        Wanted wanted = file.wantedBy(Set.of());

        assertThat(wanted.topics())
                .contains(new Topic("bankfeed.consents.sync-service.dlt", 1, 3, Duration.ofDays(30), "delete"));
        assertThat(wanted.grants())
                .extracting(Grant::toString)
                .contains(
                        "sync-service may write topic bankfeed.consents.sync-service.dlt",
                        "sync-service may read topic bankfeed.consents.sync-service.dlt");
    }

    @Test
    void a_tenant_that_could_pass_for_another_is_refused() {
        for (String name : new String[] {"sync-service", "demo.accounts", "Demo", "demo*", ""}) {
            assertThatThrownBy(() -> file.wantedBy(Set.of(name)))
                    .as(name)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("can't be a tenant's name");
        }
    }

    @Test
    void the_command_shows_what_it_would_do() {
        var out = new StringWriter();

        int status = TopicsCommand.commandLine()
                .setOut(new PrintWriter(out))
                .execute("--dry-run", "--topics", TOPICS.toString(), "--tenants", TENANTS.toString());

        assertThat(status).isZero();
        assertThat(out.toString())
                .contains("name=bankfeed.demo.transactions, partitions=3")
                .contains("acme may read topic bankfeed.acme.transactions");
    }

    @Test
    void the_command_writes_resources_for_strimzi(@TempDir Path directory) throws IOException {
        int status = TopicsCommand.commandLine()
                .execute(
                        "--strimzi",
                        directory.toString(),
                        "--topics",
                        TOPICS.toString(),
                        "--tenants",
                        TENANTS.toString());

        assertThat(status).isZero();
        assertThat(directory.resolve("kafka-topics.yaml")).content().contains("name: bankfeed.acme.transactions\n");
        assertThat(directory.resolve("kafka-users.yaml"))
                .content()
                .contains("{resource: {type: group, name: acme., patternType: prefix}, operations: [Read, Describe]}");
    }

    @Test
    void the_command_says_what_is_missing_or_unreadable() {
        var err = new StringWriter();
        var command = TopicsCommand.commandLine().setErr(new PrintWriter(err));

        assertThat(command.execute("--topics", TOPICS.toString(), "--tenants", TENANTS.toString()))
                .isEqualTo(2);
        assertThat(command.execute("--topics", "nowhere.yml", "--bootstrap-server", "127.0.0.1:1"))
                .isEqualTo(1);
        assertThat(err.toString()).contains("--bootstrap-server").contains("cannot read nowhere.yml");
    }
}
