package io.bankfeed.sync.budget;

import io.bankfeed.common.database.Columns;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Four calls in 24 hours without the user, per consent, account and endpoint. A call is reserved before it is made: a
 * crash in between may waste one, but never lets one too many through.
 */
@Repository
public class CallBudget {

    /** A little more than a day: the bank counts from when a call reaches it, we from before it leaves. */
    private static final Duration PERIOD = Duration.ofHours(24).plusMinutes(1);

    private static final String ONE_AT_A_TIME =
            "select pg_advisory_xact_lock(hashtextextended(:connection || :account || :endpoint, 0))";
    private static final String RESERVE = """
            insert into call_budget (connection_id, consent_no, account_id, endpoint, reserved_at, task_ref)
            select :connection, :consent, :account, :endpoint, :now, :task
             where (select count(*) from call_budget
                     where connection_id = :connection and consent_no = :consent and account_id = :account
                       and endpoint = :endpoint and reserved_at > :since) < :limit
            """;

    private static final String FREE_AT = """
            select reserved_at from call_budget
             where connection_id = :connection and consent_no = :consent and account_id = :account
               and endpoint = :endpoint
             order by reserved_at desc offset :limit - 1 limit 1
            """;

    private final DatabaseClient database;
    private final TransactionalOperator transaction;
    private final InstantSource clock;
    private final BudgetProperties properties;

    CallBudget(
            DatabaseClient database,
            TransactionalOperator transaction,
            InstantSource clock,
            BudgetProperties properties) {
        this.database = database;
        this.transaction = transaction;
        this.clock = clock;
        this.properties = properties;
    }

    /** False: the bank would not allow it, so don't call. */
    public Mono<Boolean> reserve(Call call) {
        return lock(call).then(insert(call)).as(transaction::transactional);
    }

    private Mono<Void> lock(Call call) {
        return database.sql(ONE_AT_A_TIME)
                .bind("connection", call.connectionId().toString())
                .bind("account", call.accountId().toString())
                .bind("endpoint", call.endpoint())
                .fetch()
                .rowsUpdated()
                .then();
    }

    private Mono<Boolean> insert(Call call) {
        var now = clock.instant();
        return database.sql(RESERVE)
                .bind("connection", call.connectionId())
                .bind("consent", call.consentNo())
                .bind("account", call.accountId())
                .bind("endpoint", call.endpoint())
                .bind("task", call.taskRef())
                .bind("now", now)
                .bind("since", now.minus(PERIOD))
                .bind("limit", properties.unattendedCallsADay())
                .fetch()
                .rowsUpdated()
                .map(inserted -> inserted == 1);
    }

    /** When the next call of this kind may be made. */
    public Mono<Instant> freeAt(Call call) {
        return database.sql(FREE_AT)
                .bind("connection", call.connectionId())
                .bind("consent", call.consentNo())
                .bind("account", call.accountId())
                .bind("endpoint", call.endpoint())
                .bind("limit", properties.unattendedCallsADay())
                .map(row -> Columns.required(row, "reserved_at", OffsetDateTime.class))
                .one()
                .map(oldest -> oldest.toInstant().plus(PERIOD))
                .defaultIfEmpty(clock.instant());
    }

    /** Reservations that limit nothing any more. */
    public Mono<Long> forget() {
        return database.sql("delete from call_budget where reserved_at < :before")
                .bind("before", clock.instant().minus(PERIOD.multipliedBy(2)))
                .fetch()
                .rowsUpdated();
    }

    /** One call to be made. */
    public record Call(UUID connectionId, long consentNo, UUID accountId, String endpoint, UUID taskRef) {}
}
