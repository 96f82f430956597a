package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.header;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.auth.replica.Replica;
import io.bankfeed.auth.replica.Surroundings;
import io.bankfeed.testsupport.EventLog;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The consent clock over two processes that are killed in turn: every notice of every consent once, and on its day.
 * Time is stepped from one due instant to the next.
 */
class ConsentClockIT extends AuthServiceSetting {

    private static final Logger LOG = LoggerFactory.getLogger(ConsentClockIT.class);
    private static final List<Integer> DAYS = List.of(14, 7, 3, 1, 0);
    private static final Map<String, Integer> TERMS = Map.of("uk", 90, "au", 365, "de", 180);
    private static final Duration SLOWEST = Duration.ofMinutes(2);

    private final Surroundings surroundings = new Surroundings(StubTrueLayer.INSTANCE.url());
    private final Replica one = new Replica("one", surroundings);
    private final Replica other = new Replica("other", surroundings);
    private Duration ahead = Duration.ZERO;

    /** A consent, and when it ends. */
    private record Made(UUID connection, Instant expiresAt) {}

    private record Told(UUID connection, int daysLeft) {}

    @AfterEach
    void end() {
        one.close();
        other.close();
    }

    @Test
    @Tag("proof")
    void a_thousand_consents_in_three_countries_are_told_of_once_each_and_on_the_day_though_replicas_die()
            throws Exception {
        one.start();
        other.start();
        one.awaitUp();
        other.awaitUp();
        List<Made> made = new ArrayList<>();
        for (int cohort = 0; cohort < 8; cohort++) {
            made.addAll(cohort(125));
            stepTo(now().plus(Duration.ofHours(30)));
        }

        var due = new TreeSet<Instant>();
        made.forEach(each -> DAYS.forEach(days -> due.add(
                dueAt(each, days).plusSeconds(30).truncatedTo(ChronoUnit.HOURS).plus(Duration.ofHours(1)))));
        live(made, due);

        check(made);
        LOG.info("{} consents lived through in {} steps", made.size(), due.size());
    }

    /** Through it all, each replica is killed once and started again. */
    private void live(List<Made> made, TreeSet<Instant> due) {
        int step = 0;
        for (Instant at : due) {
            if (step == due.size() / 4) {
                other.kill();
            } else if (step == due.size() / 2) {
                other.start().awaitUp();
                one.kill();
            } else if (step == due.size() * 3 / 4) {
                one.start();
            }
            step++;
            stepTo(at);
            long expected = made.stream()
                    .mapToLong(each -> DAYS.stream()
                            .filter(days -> !dueAt(each, days).isAfter(at))
                            .count())
                    .sum();
            await().atMost(SLOWEST).pollInterval(Duration.ofMillis(50)).until(() -> told() >= expected);
        }
    }

    private void check(List<Made> made) {
        await().atMost(SLOWEST)
                .until(() -> surroundings.count("select count(*) from outbox where published_at is null") == 0);
        Map<UUID, Instant> ends = new HashMap<>();
        made.forEach(each -> ends.put(each.connection(), each.expiresAt()));
        Map<Told, TreeSet<String>> seen = new HashMap<>();
        try (var log = new EventLog("bankfeed.acme.connections")) {
            log.await(
                            made.size() * DAYS.size(),
                            record -> notice(record) != null && ends.containsKey(UUID.fromString(record.key())))
                    .forEach(record -> {
                        var told = new Told(UUID.fromString(record.key()), notice(record));
                        seen.computeIfAbsent(told, first -> new TreeSet<>()).add(header(record, "ce_id"));
                        Instant dueAt = ends.get(told.connection()).minus(Duration.ofDays(told.daysLeft()));
                        assertThat(Instant.parse(String.valueOf(header(record, "ce_time"))))
                                .isBetween(dueAt, dueAt.plus(Duration.ofHours(2)));
                    });
        }
        assertThat(seen).hasSize(made.size() * DAYS.size());
        assertThat(seen.values()).allMatch(ids -> ids.size() == 1);
    }

    private @Nullable Integer notice(ConsumerRecord<String, byte[]> record) {
        return switch (String.valueOf(header(record, "ce_type"))) {
            case "bankfeed.consent.expiring.v1" ->
                data(record).path("days_left").asInt();
            case "bankfeed.consent.expired.v1" -> 0;
            default -> null;
        };
    }

    private long told() {
        return surroundings.count("select count(*) from outbox where headers like '%bankfeed.consent.expir%'");
    }

    private List<Made> cohort(int size) throws Exception {
        List<Future<UUID>> linked = new ArrayList<>();
        try (var users = Executors.newFixedThreadPool(8)) {
            for (int i = 0; i < size; i++) {
                String country = List.of("uk", "au", "de").get(i % 3);
                linked.add(users.submit(() -> linked(country)));
            }
        }
        List<Made> made = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            UUID connection = linked.get(i).get();
            publisher
                    .publish(events.of(connection, "acme", 1, Grants.exchanged(now())))
                    .block(LIMIT);
        }
        await().atMost(SLOWEST)
                .until(() -> surroundings.count("select count(*) from connection where status = 'pending'") == 0);
        for (Future<UUID> each : linked) {
            made.add(new Made(each.get(), expiresAt(each.get())));
        }
        return made;
    }

    private UUID linked(String country) throws Exception {
        var created = one.post(
                "/v1/connections",
                "{\"user_id\":\"%s\",\"country\":\"%s\"}".formatted(UUID.randomUUID(), country),
                "authorization",
                bearer("acme", READ, WRITE),
                "content-type",
                "application/json");
        var link = Link.of("acme", json.readTree(created.body()));
        assertThat(other.get("/callback?code=c&state=" + link.state()).statusCode())
                .isEqualTo(303);
        return link.connectionId();
    }

    /** As the API says, which must be our own days from our own clock. */
    private Instant expiresAt(UUID connection) throws Exception {
        var view = json.readTree(one.get("/v1/connections/" + connection, "authorization", bearer("acme", READ))
                .body());
        var consent = view.path("consent");
        Instant expiresAt = Instant.parse(consent.path("expires_at").asString());
        assertThat(expiresAt)
                .isEqualTo(Instant.parse(consent.path("granted_at").asString())
                        .plus(Duration.ofDays(TERMS.get(view.path("country").asString()))));
        return expiresAt;
    }

    private static Instant dueAt(Made made, int days) {
        return made.expiresAt().minus(Duration.ofDays(days));
    }

    private Instant now() {
        return Instant.now().plus(ahead);
    }

    private void stepTo(Instant then) {
        ahead = Duration.between(Instant.now(), then);
        surroundings.stepTo(ahead);
    }
}
