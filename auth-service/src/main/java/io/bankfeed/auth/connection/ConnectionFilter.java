package io.bankfeed.auth.connection;

import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.problem.ApiProblem;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient.GenericExecuteSpec;

/** Which part of a tenant's connections is asked for; newest first. */
record ConnectionFilter(
        String tenant,
        @Nullable String userId,
        @Nullable ConnectionStatus status,
        @Nullable Instant now,
        @Nullable Instant endingBefore,
        @Nullable UUID before,
        int limit) {

    static ConnectionFilter of(
            String tenant, @Nullable String userId, @Nullable String status, @Nullable String cursor, int limit) {
        return new ConnectionFilter(
                tenant,
                userId,
                status == null ? null : statusOf(status),
                null,
                null,
                cursor == null ? null : idOf(Cursor.decode(cursor, 1).getFirst()),
                limit);
    }

    /** Those whose consent lives, and ends within so many days. */
    ConnectionFilter ending(@Nullable Integer withinDays, Instant at) {
        return withinDays == null
                ? this
                : new ConnectionFilter(tenant, userId, status, at, at.plus(Duration.ofDays(withinDays)), before, limit);
    }

    /** One row more than asked for: it tells whether there is a next page. */
    String where() {
        return " where c.tenant = :tenant"
                + (userId == null ? "" : " and c.user_id = :user")
                + (status == null ? "" : " and c.status = :status")
                + (endingBefore == null
                        ? ""
                        : " and c.status in ('active', 'expiring') and k.expires_at > :now and k.expires_at <= :end")
                + (before == null ? "" : " and c.connection_id < :before")
                + " order by c.connection_id desc limit " + (limit + 1);
    }

    GenericExecuteSpec bindTo(GenericExecuteSpec statement) {
        var bound = statement.bind("tenant", tenant);
        bound = userId == null ? bound : bound.bind("user", userId);
        bound = status == null ? bound : bound.bind("status", status.word());
        bound = now == null || endingBefore == null
                ? bound
                : bound.bind("now", now).bind("end", endingBefore);
        return before == null ? bound : bound.bind("before", before);
    }

    private static ConnectionStatus statusOf(String word) {
        return ConnectionStatus.find(word)
                .orElseThrow(() -> new ApiProblem(
                        HttpStatus.BAD_REQUEST, "invalid_request", "status is not one that a connection can have."));
    }

    private static UUID idOf(String text) {
        try {
            return UUID.fromString(text);
        } catch (IllegalArgumentException notOurs) {
            throw Cursor.invalid();
        }
    }
}
