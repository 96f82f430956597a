package io.bankfeed.token.store;

import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Reads the token table. */
@Component
public class StoredTokens {

    private final DatabaseClient database;

    StoredTokens(DatabaseClient database) {
        this.database = database;
    }

    public Mono<StoredToken> find(TokenRef ref) {
        return database.sql("select * from token where connection_id = :connection and consent_no = :consent")
                .bind("connection", ref.connectionId())
                .bind("consent", ref.consentNo())
                .map(StoredTokenRow::read)
                .one();
    }

    public Mono<StoredToken> findCurrent(UUID connectionId) {
        return database.sql("select * from token where connection_id = :connection and current")
                .bind("connection", connectionId)
                .map(StoredTokenRow::read)
                .one();
    }

    public Flux<StoredToken> ofConnection(UUID connectionId) {
        return database.sql("select * from token where connection_id = :connection order by consent_no")
                .bind("connection", connectionId)
                .map(StoredTokenRow::read)
                .all();
    }

    /** The row as it is now, kept from others until the transaction ends. */
    public Mono<StoredToken> lock(TokenRef ref) {
        return database.sql(
                        "select * from token where connection_id = :connection and consent_no = :consent for update")
                .bind("connection", ref.connectionId())
                .bind("consent", ref.consentNo())
                .map(StoredTokenRow::read)
                .one();
    }

    public Mono<StoredToken> lockCurrent(UUID connectionId) {
        return database.sql("select * from token where connection_id = :connection and current for update")
                .bind("connection", connectionId)
                .map(StoredTokenRow::read)
                .one();
    }
}
