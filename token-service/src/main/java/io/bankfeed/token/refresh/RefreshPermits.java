package io.bankfeed.token.refresh;

import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.store.LeasedToken;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * How many planned refreshes may begin in a second, at each bank and in all, on all replicas together: counted in the
 * database, by its clock. Whoever asks for more than is left is given what is left.
 */
@Component
class RefreshPermits {

    private static final String ALL = "*";

    /** In the order of the lanes, so that no two replicas wait for each other. */
    private static final String TAKE = """
            insert into refresh_rate as rate (lane, second, used, granted)
            select lane, floor(extract(epoch from clock_timestamp()))::bigint, least(wanted, cap), least(wanted, cap)
              from unnest(:lanes::text[], :wanted::int[], :caps::int[]) as asked (lane, wanted, cap)
             order by lane
            on conflict (lane) do update
               set second = greatest(rate.second, excluded.second),
                   granted = least(excluded.granted, %1$s),
                   used = case when rate.second < excluded.second then 0 else rate.used end
                          + least(excluded.granted, %1$s)
            returning lane, granted""".formatted("""
            greatest(0, (select cap from unnest(:lanes::text[], :caps::int[]) as caps (lane, cap)
                          where caps.lane = rate.lane)
                        - case when rate.second < excluded.second then 0 else rate.used end)""");

    private final DatabaseClient database;
    private final WorkProperties properties;

    RefreshPermits(DatabaseClient database, WorkProperties properties) {
        this.database = database;
        this.properties = properties;
    }

    /** Those of the held rows whose refresh may begin now: at each bank the ones that have been due for longest. */
    Mono<List<LeasedToken>> of(List<LeasedToken> held) {
        if (held.isEmpty()) {
            return Mono.just(List.of());
        }
        Map<String, Integer> wanted = new TreeMap<>(held.stream()
                .collect(Collectors.groupingBy(RefreshPermits::provider, Collectors.summingInt(one -> 1))));
        wanted.put(ALL, held.size());
        return take(wanted).map(granted -> longestDue(held, granted));
    }

    Mono<Map<String, Integer>> take(Map<String, Integer> wantedByLane) {
        List<String> lanes = List.copyOf(wantedByLane.keySet());
        return database.sql(TAKE)
                .bind("lanes", lanes.toArray(String[]::new))
                .bind("wanted", lanes.stream().map(wantedByLane::get).toArray(Integer[]::new))
                .bind("caps", lanes.stream().map(this::cap).toArray(Integer[]::new))
                .map(row -> Map.entry(text(row, "lane"), Objects.requireNonNull(row.get("granted", Integer.class))))
                .all()
                .collectMap(Map.Entry::getKey, Map.Entry::getValue);
    }

    private int cap(String lane) {
        return lane.equals(ALL) ? properties.perSecond() : properties.perSecondAndProvider();
    }

    private static List<LeasedToken> longestDue(List<LeasedToken> held, Map<String, Integer> granted) {
        var left = new TreeMap<>(granted);
        var permitted = new ArrayList<LeasedToken>();
        held.stream().sorted(Comparator.comparing(RefreshPermits::due)).forEach(one -> {
            if (left.getOrDefault(ALL, 0) > 0 && left.getOrDefault(provider(one), 0) > 0) {
                left.merge(ALL, -1, Integer::sum);
                left.merge(provider(one), -1, Integer::sum);
                permitted.add(one);
            }
        });
        return permitted;
    }

    private static String provider(LeasedToken held) {
        return held.token().facts().providerId();
    }

    private static Instant due(LeasedToken held) {
        return Objects.requireNonNullElse(held.token().nextRefreshAt(), Instant.MIN);
    }
}
