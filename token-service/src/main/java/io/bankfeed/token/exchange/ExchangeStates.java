package io.bankfeed.token.exchange;

import static io.bankfeed.common.database.Bindings.orNull;
import static io.bankfeed.common.database.Columns.text;

import java.util.Optional;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** How far attempts are, for those who wait for their tokens. */
@Component
public class ExchangeStates {

    private static final String NEWEST = """
            select state, reason from exchange_attempt
             where connection_id = :connection and consent_no = coalesce(cast(:consent as bigint), consent_no)
             order by consent_no desc limit 1""";

    private final DatabaseClient database;

    ExchangeStates(DatabaseClient database) {
        this.database = database;
    }

    public Mono<ExchangeState> newest(UUID connectionId, Optional<Long> consentNo) {
        return database.sql(NEWEST)
                .bind("connection", connectionId)
                .bind("consent", orNull(consentNo.orElse(null), Long.class))
                .map(row -> new ExchangeState(text(row, "state"), row.get("reason", String.class)))
                .one();
    }
}
