package io.bankfeed.token.store;

import static io.bankfeed.common.database.Columns.required;
import static io.bankfeed.common.database.Columns.text;

import io.bankfeed.token.keys.DataKey;
import io.bankfeed.token.keys.OpenedKey;
import io.bankfeed.token.keys.Parallel;
import io.r2dbc.spi.Readable;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Closes the secrets of rows with their connections' newest keys. A row that has changed meanwhile is left as it is.
 */
@Component
public class TokenReencryption {

    private static final List<String> COLUMNS = List.of(
            TokenRef.ACCESS_TOKEN,
            TokenRef.REFRESH_TOKEN,
            TokenRef.CANDIDATE_ACCESS_TOKEN,
            TokenRef.CANDIDATE_REFRESH_TOKEN,
            TokenRef.END_USER_IP);

    private static final String SELECT = "select connection_id, consent_no, cast(xmin as text) as row_version, "
            + String.join(", ", COLUMNS) + " from token where connection_id = any(:ids)";

    /** Which key closed a secret stands at its start. */
    private static final String SELECT_STARTS = "select connection_id, consent_no, '' as row_version, "
            + COLUMNS.stream()
                    .map(column -> "substring(%1$s from 1 for %2$d) as %1$s".formatted(column, DataKey.START))
                    .collect(Collectors.joining(", "))
            + " from token where connection_id = any(:ids)";

    private static final String UPDATE = "update token set "
            + COLUMNS.stream()
                    .map(column -> column + " = decode(fresh." + column + ", 'base64')")
                    .collect(Collectors.joining(", "))
            + " from unnest(cast(:ids as uuid[]), cast(:consents as bigint[]), cast(:versions as text[])"
            + COLUMNS.stream()
                    .map(column -> ", cast(:" + column + " as text[])")
                    .collect(Collectors.joining())
            + ") as fresh (connection_id, consent_no, row_version, " + String.join(", ", COLUMNS) + ")"
            + " where token.connection_id = fresh.connection_id and token.consent_no = fresh.consent_no"
            + " and cast(token.xmin as text) = fresh.row_version";

    private final DatabaseClient database;

    TokenReencryption(DatabaseClient database) {
        this.database = database;
    }

    public Mono<Void> of(List<OpenedKey> keys) {
        Map<UUID, DataKey> byConnection = byConnection(keys);
        return rows(byConnection)
                .filter(row -> row.hasOld(byConnection))
                .collectList()
                .flatMap(old -> Parallel.map(old, row -> row.closedAnew(byConnection)))
                .filter(fresh -> !fresh.isEmpty())
                .flatMap(this::update)
                .then();
    }

    /** The connections among these that have a secret which an older key closed. */
    public Flux<UUID> closedByOldKeys(List<OpenedKey> keys) {
        Map<UUID, DataKey> byConnection = byConnection(keys);
        return database.sql(SELECT_STARTS)
                .bind("ids", byConnection.keySet().toArray(UUID[]::new))
                .map(Row::read)
                .all()
                .filter(row -> row.hasOld(byConnection))
                .map(row -> row.ref().connectionId())
                .distinct();
    }

    private static Map<UUID, DataKey> byConnection(List<OpenedKey> keys) {
        return keys.stream().collect(Collectors.toMap(OpenedKey::connectionId, OpenedKey::key));
    }

    private Flux<Row> rows(Map<UUID, DataKey> keys) {
        return database.sql(SELECT)
                .bind("ids", keys.keySet().toArray(UUID[]::new))
                .map(Row::read)
                .all();
    }

    private Mono<Long> update(List<Row> rows) {
        var statement = database.sql(UPDATE)
                .bind("ids", rows.stream().map(row -> row.ref().connectionId()).toArray(UUID[]::new))
                .bind(
                        "consents",
                        rows.stream().map(row -> row.ref().consentNo()).toArray(Long[]::new))
                .bind("versions", rows.stream().map(Row::version).toArray(String[]::new));
        for (int i = 0; i < COLUMNS.size(); i++) {
            int column = i;
            statement = statement.bind(
                    COLUMNS.get(i), rows.stream().map(row -> row.base64(column)).toArray(String[]::new));
        }
        return statement.fetch().rowsUpdated();
    }

    /** @param secrets in the order of the columns, null where there is none */
    private record Row(TokenRef ref, String version, List<byte @Nullable []> secrets) {

        static Row read(Readable row) {
            List<byte @Nullable []> secrets = new ArrayList<>();
            COLUMNS.forEach(column -> secrets.add(row.get(column, byte[].class)));
            var ref = new TokenRef(required(row, "connection_id", UUID.class), required(row, "consent_no", Long.class));
            return new Row(ref, text(row, "row_version"), secrets);
        }

        boolean hasOld(Map<UUID, DataKey> keys) {
            DataKey key = keys.get(ref.connectionId());
            return key != null && secrets.stream().anyMatch(secret -> secret != null && !key.isNewest(secret));
        }

        Row closedAnew(Map<UUID, DataKey> keys) {
            DataKey key = Objects.requireNonNull(keys.get(ref.connectionId()));
            List<byte @Nullable []> fresh = new ArrayList<>();
            for (int i = 0; i < secrets.size(); i++) {
                String place = ref.place(COLUMNS.get(i));
                byte[] secret = secrets.get(i);
                fresh.add(secret == null ? null : key.close(key.open(secret, place), place));
            }
            return new Row(ref, version, fresh);
        }

        @Nullable
        String base64(int column) {
            return BytesAsText.of(secrets.get(column));
        }
    }
}
