package io.bankfeed.auth.consent;

import io.bankfeed.common.database.Columns;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** When the consents' clocks have something to tell: columns of the table {@code consent}. */
@Repository
public class ConsentSchedule {

    private static final String DUE = """
            select k.connection_id, k.consent_no, k.expires_at, k.noticed, k.next_notice_at
              from consent k join connection c on c.connection_id = k.connection_id
             where k.next_notice_at <= :now
             order by k.next_notice_at limit :limit
               for update of c skip locked
            """;
    private static final String TAKE = """
            update consent k set noticed = told.days, next_notice_at = told.next_at
              from unnest(:connections::uuid[], :numbers::bigint[], :seen::timestamptz[], :days::int[],
                          :next::timestamptz[]) as told (connection_id, consent_no, seen_at, days, next_at)
             where k.connection_id = told.connection_id and k.consent_no = told.consent_no
               and k.next_notice_at = told.seen_at
            returning k.connection_id
            """;

    private final DatabaseClient database;

    ConsentSchedule(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> plan(UUID connectionId, long consentNo, Notices.Next next) {
        return database.sql("""
                        update consent set noticed = :noticed, next_notice_at = :next
                         where connection_id = :connection and consent_no = :no and ended_at is null
                        """)
                .bind("noticed", Parameters.in(R2dbcType.SMALLINT, next.noticed()))
                .bind("next", Parameters.in(R2dbcType.TIMESTAMP_WITH_TIME_ZONE, next.at()))
                .bind("connection", connectionId)
                .bind("no", consentNo)
                .fetch()
                .rowsUpdated()
                .then();
    }

    /** Their connections are locked; those that another replica holds are its business. */
    public Flux<DueNotice> due(Instant now, int limit) {
        return database.sql(DUE)
                .bind("now", now)
                .bind("limit", limit)
                .map(row -> read(row, now))
                .all();
    }

    /**
     * Gives the connections whose notice is taken here. One that another replica has told between our look and our lock
     * has a later due time by now and is left out.
     */
    public Flux<UUID> take(List<DueNotice> due) {
        return database.sql(TAKE)
                .bind("connections", due.stream().map(DueNotice::connectionId).toArray(UUID[]::new))
                .bind("numbers", due.stream().map(DueNotice::consentNo).toArray(Long[]::new))
                .bind("seen", due.stream().map(DueNotice::dueAt).toArray(Instant[]::new))
                .bind("days", due.stream().map(DueNotice::daysLeft).toArray(Integer[]::new))
                .bind("next", due.stream().map(DueNotice::nextAt).toArray(Instant[]::new))
                .map(row -> Columns.required(row, "connection_id", UUID.class))
                .all();
    }

    private static DueNotice read(Readable row, Instant now) {
        Instant expiresAt = Columns.required(row, "expires_at", Instant.class);
        int daysLeft = Notices.due(row.get("noticed", Integer.class), expiresAt, now);
        return new DueNotice(
                Columns.required(row, "connection_id", UUID.class),
                Columns.required(row, "consent_no", Long.class),
                expiresAt,
                daysLeft,
                Columns.required(row, "next_notice_at", Instant.class),
                Notices.after(daysLeft, expiresAt).at());
    }

    /** @param daysLeft 0: it has ended @param nextAt when the one after it is due; absent: none comes */
    public record DueNotice(
            UUID connectionId,
            long consentNo,
            Instant expiresAt,
            int daysLeft,
            Instant dueAt,
            @Nullable Instant nextAt) {}
}
