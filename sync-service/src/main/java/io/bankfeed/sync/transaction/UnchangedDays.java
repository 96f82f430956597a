package io.bankfeed.sync.transaction;

import io.bankfeed.common.database.Columns;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.truelayer.AnswerRows;
import io.r2dbc.spi.Readable;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Most looks at an account find what the last one found. That is told by the rows' contents alone: one hash a row is
 * read of what is held, and the answer is read as far as its first row that is not among them.
 */
@Repository
class UnchangedDays {
    private static final String CONTENTS = """
            with live as (
                select uuid_send(content_hash) as content,
                       booked_on between :from and :to
                       and (occurred_at at time zone 'UTC')::date between :from and :to as within
                  from bank_transaction
                 where account_id = :account and status = 'booked' and removed_at is null
                   and booked_on between :widened_from and :widened_to)
            select coalesce(string_agg(content, ''::bytea) filter (where within), '') as within,
                   coalesce(string_agg(content, ''::bytea) filter (where not within), '') as beside,
                   exists (select from bank_transaction where account_id = :account) as holds_any
              from live
            """;

    private final DatabaseClient database;

    UnchangedDays(DatabaseClient database) {
        this.database = database;
    }

    /** Unchanged: an answer about these days says what is held, each row as often, and nothing else. */
    Mono<Look> look(UUID accountId, Window window, AnswerRows answer, RowReader reader) {
        return held(accountId, window).flatMap(held -> {
            Look changed = held.any ? Look.CHANGED : Look.NOTHING_HELD;
            return held.contents.isEmpty() != answer.isEmpty()
                    ? Mono.just(changed)
                    : answer.flux()
                            .map(reader::content)
                            .filter(row -> window.widened().contains(row.bookedOn()))
                            .all(held.contents::takes)
                            .map(allTaken -> allTaken && held.contents.allWithinWereTaken() ? Look.UNCHANGED : changed);
        });
    }

    /** What an answer is beside what is held of the account. */
    enum Look {
        UNCHANGED,
        CHANGED,
        NOTHING_HELD
    }

    private record Held(HeldContents contents, boolean any) {}

    private Mono<Held> held(UUID accountId, Window window) {
        return database.sql(CONTENTS)
                .bind("account", accountId)
                .bind("from", window.from())
                .bind("to", window.to())
                .bind("widened_from", window.widened().from())
                .bind("widened_to", window.widened().to())
                .map(UnchangedDays::read)
                .one();
    }

    private static Held read(Readable row) {
        var contents = new HeldContents(
                Columns.required(row, "within", byte[].class), Columns.required(row, "beside", byte[].class));
        return new Held(contents, Columns.flag(row, "holds_any"));
    }
}
