package io.bankfeed.sync.run;

import io.bankfeed.common.database.Bindings;
import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Readable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * What banks have shown of how far back and how long they give history. Kept in the database for all replicas, and here
 * for quick reading. A refusal counts for a while only: banks change, and one refusal may have had a reason of its own.
 */
@Repository
class LearnedBanks {
    private static final Duration BELIEVED = Duration.ofDays(30);
    private static final Duration NOTICEABLE = Duration.ofSeconds(30);
    private static final String LEARN = """
            insert into bank_history as held
                   (provider_id, days_given, days_refused, open_for, closed_after, learned_at)
            values (:provider, :given, :refused, :open, :closed, :now)
            on conflict (provider_id) do update
               set days_given = greatest(held.days_given, excluded.days_given),
                   days_refused = case when excluded.days_given >= held.days_refused then null
                                       else least(held.days_refused, excluded.days_refused) end,
                   open_for = greatest(held.open_for, excluded.open_for),
                   closed_after = case when excluded.open_for >= held.closed_after then null
                                       else least(held.closed_after, excluded.closed_after) end,
                   learned_at = case when excluded.days_refused is null then held.learned_at
                                     else excluded.learned_at end
             where held.days_given is distinct from greatest(held.days_given, excluded.days_given)
                or held.days_refused is distinct from least(held.days_refused, excluded.days_refused)
                or excluded.days_given >= held.days_refused
                or held.open_for is distinct from greatest(held.open_for, excluded.open_for)
                or held.closed_after is distinct from least(held.closed_after, excluded.closed_after)
                or excluded.open_for >= held.closed_after
                or excluded.days_refused is not null and held.learned_at < excluded.learned_at - interval '1 day'
            """;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final Map<String, Shown> banks = new ConcurrentHashMap<>();

    LearnedBanks(DatabaseClient database, InstantSource clock) {
        this.database = database;
        this.clock = clock;
    }

    /** How deep it is worth asking: to the deepest day given, where deeper ones were refused. */
    int daysOr(String providerId, int configured) {
        Shown shown = banks.get(providerId);
        Integer given = shown == null ? null : shown.daysGiven;
        return shown != null && given != null && shown.refusesDeeperAt(clock.instant())
                ? Math.min(configured, given)
                : configured;
    }

    /** No longer than until refusals have begun, and as long as answers have come. */
    Duration windowOr(String providerId, Duration configured) {
        Shown shown = banks.get(providerId);
        if (shown == null) {
            return configured;
        }
        Duration open = shown.openFor;
        Duration atLeast = open == null || open.compareTo(configured) < 0 ? configured : open;
        Duration closed = shown.closedAfter;
        return closed == null || closed.compareTo(atLeast) > 0 ? atLeast : closed;
    }

    Mono<Void> gave(String providerId, int daysBack, Duration afterConsent) {
        return learn(new Shown(providerId, daysBack, null, afterConsent, null, clock.instant()));
    }

    Mono<Void> lacks(String providerId, int daysBack) {
        return learn(new Shown(providerId, null, daysBack, null, null, clock.instant()));
    }

    Mono<Void> closed(String providerId, Duration afterConsent) {
        return learn(new Shown(providerId, null, null, null, afterConsent, clock.instant()));
    }

    /** Reads what other replicas have learned; completes with 0, for a loop. */
    Mono<Integer> refresh() {
        return database.sql("select * from bank_history")
                .map(Shown::of)
                .all()
                .doOnNext(shown -> banks.put(shown.providerId, shown))
                .then(Mono.just(0));
    }

    private Mono<Void> learn(Shown shown) {
        return isNews(shown, banks.get(shown.providerId)) ? write(shown) : Mono.empty();
    }

    /** Most answers say nothing new of their bank, and its row must not become everybody's lock. */
    private static boolean isNews(Shown shown, @Nullable Shown known) {
        return known == null
                || shown.daysRefused != null
                || shown.closedAfter != null
                || isMore(shown.daysGiven, known.daysGiven)
                || isNoticeablyMore(shown.openFor, known.openFor);
    }

    private static boolean isNoticeablyMore(@Nullable Duration shown, @Nullable Duration known) {
        return shown != null && (known == null || shown.minus(NOTICEABLE).compareTo(known) > 0);
    }

    private static boolean isMore(@Nullable Integer shown, @Nullable Integer known) {
        return shown != null && (known == null || shown > known);
    }

    private Mono<Void> write(Shown shown) {
        var insert = database.sql(LEARN).bind("provider", shown.providerId).bind("now", shown.learnedAt);
        insert = Bindings.bind(insert, "given", shown.daysGiven, Integer.class);
        insert = Bindings.bind(insert, "refused", shown.daysRefused, Integer.class);
        insert = Bindings.bind(insert, "open", seconds(shown.openFor), Long.class);
        insert = Bindings.bind(insert, "closed", seconds(shown.closedAfter), Long.class);
        return insert.fetch().rowsUpdated().then(refresh()).then();
    }

    private static @Nullable Long seconds(@Nullable Duration duration) {
        return duration == null ? null : duration.toSeconds();
    }

    private record Shown(
            String providerId,
            @Nullable Integer daysGiven,
            @Nullable Integer daysRefused,
            @Nullable Duration openFor,
            @Nullable Duration closedAfter,
            Instant learnedAt) {

        static Shown of(Readable row) {
            return new Shown(
                    Columns.text(row, "provider_id"),
                    row.get("days_given", Integer.class),
                    row.get("days_refused", Integer.class),
                    duration(row.get("open_for", Long.class)),
                    duration(row.get("closed_after", Long.class)),
                    Columns.instant(row, "learned_at"));
        }

        boolean refusesDeeperAt(Instant now) {
            return daysRefused != null && learnedAt.plus(BELIEVED).isAfter(now);
        }

        private static @Nullable Duration duration(@Nullable Long seconds) {
            return seconds == null ? null : Duration.ofSeconds(seconds);
        }
    }
}
