package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.bankfeed.auth.replica.Replica;
import io.bankfeed.auth.replica.Surroundings;
import io.bankfeed.testsupport.EventLog;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The crash points K1 to K4, each with a process that is gone at that spot and started again. */
class KilledIT {

    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final String GRANTED = "bankfeed.consent.granted.v1";

    private static final String WAITS = """
            create function wait_in_the_middle() returns trigger language plpgsql as $$
            begin perform pg_sleep(20); return new; end $$
            """;
    private static final String IN_THE_MIDDLE = """
            create trigger wait_in_the_middle before insert on callback_reference
            for each row execute function wait_in_the_middle()
            """;

    private final JsonMapper json = JsonMapper.shared();
    private final Surroundings surroundings = new Surroundings(StubTrueLayer.INSTANCE.url());
    private final Replica service = new Replica("killed", surroundings);

    @AfterEach
    void end() {
        service.close();
    }

    @Test
    @Tag("proof")
    void k2_k3_killed_inside_the_callback_and_after_its_commit_nothing_is_lost_or_doubled() throws Exception {
        service.start().awaitUp();
        var waiting = link();
        k2_inside_the_callbacks_transaction();
        k3_after_the_commit_and_before_the_answer();
        assertThat(connection(waiting).path("status").asString()).isEqualTo("pending");
    }

    @Test
    @Tag("proof")
    void k1_a_link_that_was_made_and_never_used_expires_and_leaves_nothing_else() throws Exception {
        service.start().awaitUp();
        var made = link();

        assertThatThrownBy(() -> service.get(made.connectUri().getPath(), Replica.DIE, "yes"))
                .isInstanceOf(IOException.class);
        service.awaitDead();
        service.start().awaitUp();

        var again = service.get(made.connectUri().getPath());
        assertThat(again.statusCode()).isEqualTo(303);
        surroundings.stepTo(Duration.ofHours(2));
        await().atMost(LIMIT)
                .until(() -> connection(made).path("status").asString().equals("failed"));
        assertThat(connection(made).path("reason").asString()).isEqualTo("link_expired");
        assertThat(surroundings.count("select count(*) from consent")).isZero();
    }

    @Test
    @Tag("proof")
    void k4_what_the_relay_had_claimed_is_sent_by_the_next_one_once() throws Exception {
        service.start().awaitUp();
        awaitAllSent();
        var link = link();
        awaitAllSent();
        surroundings.dieBeforeSending(true);

        var answer = service.get("/callback?code=c4&state=" + link.state());
        service.awaitDead();
        assertThat(answer.statusCode()).isEqualTo(303);
        assertThat(surroundings.count("select count(*) from outbox where published_at is null"))
                .isPositive();
        surroundings.dieBeforeSending(false);
        service.start().awaitUp();

        expectGrantsOnTheBroker(link, 1);
        awaitAllSent();
        expectGrantsOnTheBroker(link, 1);
    }

    private void k2_inside_the_callbacks_transaction() throws Exception {
        var link = link();
        surroundings.execute(WAITS);
        surroundings.execute(IN_THE_MIDDLE);
        var answer = Thread.ofVirtual()
                .start(() -> assertThatThrownBy(() -> service.get("/callback?code=c2&state=" + link.state()))
                        .isInstanceOf(IOException.class));
        await().atMost(LIMIT)
                .until(() ->
                        surroundings.count("select count(*) from pg_stat_activity where wait_event = 'PgSleep'") == 1);

        service.kill();
        answer.join();
        surroundings.execute("select pg_terminate_backend(pid) from pg_stat_activity where wait_event = 'PgSleep'");
        surroundings.execute("drop trigger wait_in_the_middle on callback_reference");

        assertThat(surroundings.count("select count(*) from consent")).isZero();
        assertThat(surroundings.count("select count(*) from auth_attempt where outcome is not null"))
                .isZero();
        service.start().awaitUp();
        assertThat(service.get("/callback?code=c2&state=" + link.state()).statusCode())
                .isEqualTo(303);
        expectGrantsOnTheBroker(link, 1);
    }

    private void k3_after_the_commit_and_before_the_answer() throws Exception {
        var link = link();

        assertThatThrownBy(() -> service.get("/callback?code=c3&state=" + link.state(), Replica.DIE, "yes"))
                .isInstanceOf(IOException.class);
        service.awaitDead();
        service.start().awaitUp();

        var second = service.get("/callback?code=c3&state=" + link.state());
        var third = service.get("/callback?code=c3&state=" + link.state());
        assertThat(second.statusCode()).isEqualTo(303);
        assertThat(location(third)).isEqualTo(location(second));
        expectGrantsOnTheBroker(link, 1);
    }

    private void expectGrantsOnTheBroker(Link link, int grants) {
        try (var log = new EventLog("bankfeed.consents")) {
            var found = log.await(ofType(GRANTED).and(withKey(link.connectionId())));
            assertThat(found.stream().map(record -> header(record, "ce_id")).distinct())
                    .hasSize(grants);
            assertThat(found).hasSize(grants);
        }
    }

    private static String location(HttpResponse<String> response) {
        return response.headers().firstValue("location").orElseThrow();
    }

    private Link link() throws Exception {
        var created = service.post(
                "/v1/connections",
                "{\"user_id\":\"" + UUID.randomUUID() + "\"}",
                "authorization",
                bearer("acme", "connections:read", "connections:write"),
                "content-type",
                "application/json");
        return Link.of("acme", json.readTree(created.body()));
    }

    private JsonNode connection(Link link) throws Exception {
        return json.readTree(service.get(
                        "/v1/connections/" + link.connectionId(), "authorization", bearer("acme", "connections:read"))
                .body());
    }

    private void awaitAllSent() {
        await().atMost(LIMIT)
                .until(() -> surroundings.count("select count(*) from outbox where published_at is null") == 0);
    }
}
