package io.bankfeed.token.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Claims rows, each for one holder at a time over all replicas. What is due is judged by business time, how long a
 * lease lasts by the database's own clock.
 */
@Component
public class TokenLeases {

    private static final String FREE = "(lease_until is null or lease_until < clock_timestamp())";
    private static final String TAKE =
            "lease_owner = :owner, lease_until = clock_timestamp() + make_interval(secs => :seconds)";

    /** One index range per bank, so that a bank with a long backlog costs and delays the others nothing. */
    static final String CLAIM_DUE = """
            with picked as (
              select due.connection_id, due.consent_no
                from unnest(:lanes::text[], :slots::int[]) as lane(provider_id, slots)
               cross join lateral (
                 select connection_id, consent_no from token
                  where provider_id = lane.provider_id and next_refresh_at <= :now and %s
                  order by next_refresh_at limit lane.slots
                  for update skip locked) as due)
            update token set %s
              from picked
             where token.connection_id = picked.connection_id and token.consent_no = picked.consent_no
            returning token.*""".formatted(FREE, TAKE);

    private static final String CLAIM_UNIDENTIFIED = """
            with picked as (
              select connection_id, consent_no from token
               where identify_at <= :now and %s
               order by identify_at limit :slots
               for update skip locked)
            update token set %s
              from picked
             where token.connection_id = picked.connection_id and token.consent_no = picked.consent_no
            returning token.*""".formatted(FREE, TAKE);

    private static final String CLAIM_RETIRED = CLAIM_UNIDENTIFIED.replace("identify_at", "retire_at");

    private static final String CLAIM_ONE = """
            update token set %s
             where connection_id = :connection and consent_no = :consent and %s
            returning *""".formatted(TAKE, FREE);

    private static final String RELEASE = """
            update token set lease_owner = null, lease_until = null
             where connection_id = :connection and consent_no = :consent and lease_owner = :owner""";

    private final DatabaseClient database;

    TokenLeases(DatabaseClient database) {
        this.database = database;
    }

    /** The longest due rows of each bank, at most so many of each. */
    public Flux<LeasedToken> claimDue(Map<String, Integer> slotsByProvider, Instant now, Duration length) {
        if (slotsByProvider.isEmpty()) {
            return Flux.empty();
        }
        return leased(
                length,
                lease -> taking(CLAIM_DUE, lease)
                        .bind("lanes", slotsByProvider.keySet().toArray(String[]::new))
                        .bind("slots", slotsByProvider.values().toArray(Integer[]::new))
                        .bind("now", now));
    }

    public Flux<LeasedToken> claimUnidentified(int slots, Instant now, Duration length) {
        return leased(
                length,
                lease -> taking(CLAIM_UNIDENTIFIED, lease).bind("slots", slots).bind("now", now));
    }

    public Flux<LeasedToken> claimRetired(int slots, Instant now, Duration length) {
        return leased(
                length,
                lease -> taking(CLAIM_RETIRED, lease).bind("slots", slots).bind("now", now));
    }

    /** Empty when somebody else holds it. */
    public Mono<LeasedToken> claim(TokenRef ref, Duration length) {
        return leased(
                        length,
                        lease -> taking(CLAIM_ONE, lease)
                                .bind("connection", ref.connectionId())
                                .bind("consent", ref.consentNo()))
                .next();
    }

    public Mono<Void> release(LeasedToken held) {
        return database.sql(RELEASE)
                .bind("connection", held.ref().connectionId())
                .bind("consent", held.ref().consentNo())
                .bind("owner", held.lease().owner())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Flux<LeasedToken> leased(Duration length, Claim claim) {
        return Flux.defer(() -> {
            Lease lease = Lease.of(length);
            return claim.with(lease)
                    .map(StoredTokenRow::read)
                    .all()
                    .collectList()
                    .flatMapIterable(rows -> rows)
                    .map(token -> new LeasedToken(token, lease));
        });
    }

    private DatabaseClient.GenericExecuteSpec taking(String sql, Lease lease) {
        return database.sql(sql)
                .bind("owner", lease.owner())
                .bind("seconds", lease.length().toMillis() / 1000.0);
    }

    private interface Claim {
        DatabaseClient.GenericExecuteSpec with(Lease lease);
    }
}
