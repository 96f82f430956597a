package io.bankfeed.common.observability;

import io.bankfeed.common.database.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.r2dbc.spi.Row;
import io.r2dbc.spi.RowMetadata;
import java.time.Instant;
import java.util.Objects;
import org.springframework.r2dbc.core.DatabaseClient;
import reactor.core.publisher.Mono;

/** A {@link Question} with its newest answer, shown as a gauge. */
final class AnsweredQuestion {

    private static final String VALUE = "value";

    private final Question question;
    private final DatabaseClient database;
    private final MultiGauge gauge;

    AnsweredQuestion(Question question, DatabaseClient database, MeterRegistry meters) {
        this.question = question;
        this.database = database;
        this.gauge = MultiGauge.builder(question.meter())
                .description(question.description())
                .baseUnit(question.unit().isEmpty() ? null : question.unit())
                .register(meters);
    }

    Mono<Void> askAt(Instant now) {
        var query = database.sql(question.sql());
        if (question.sql().contains(":now")) {
            query = query.bind("now", now);
        }
        return query.map(AnsweredQuestion::row)
                .all()
                .collectList()
                .doOnNext(rows -> gauge.register(rows, true))
                .then();
    }

    private static MultiGauge.Row<Number> row(Row row, RowMetadata metadata) {
        var labels = Tags.empty();
        for (var column : metadata.getColumnMetadatas()) {
            var name = column.getName();
            if (!name.equals(VALUE)) {
                labels = labels.and(name, Objects.requireNonNullElse(row.get(name, String.class), "none"));
            }
        }
        return MultiGauge.Row.of(labels, Columns.required(row, VALUE, Double.class));
    }
}
