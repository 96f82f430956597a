package io.bankfeed.token;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.BulkKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.postgresql.PGConnection;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;

/** Fills the database with connections whose tokens are truly encrypted, each under a key of its own. */
final class BulkTokens {

    static final String ACCESS = "header." + "a".repeat(900) + ".signature-of-an-access-token-";
    private static final int BATCH = 10_000;
    private static final HexFormat HEX = HexFormat.of();

    private final BulkKeys keys;
    private final Environment environment;

    BulkTokens(ApplicationContext context) {
        this.keys = new BulkKeys(context);
        this.environment = context.getEnvironment();
    }

    /** What a row has to say. */
    record Row(
            String access, String refresh, String provider, Instant issuedAt, Instant expiresAt, Instant nextRefresh) {}

    /** Made for the row of that number, whose connection has that id. */
    interface Rows {
        Row of(int number, UUID connectionId);
    }

    /** Rows alike; gives their ids. */
    List<UUID> add(int rows, String provider, Instant nextRefresh) throws SQLException, IOException {
        Instant now = Instant.now();
        return add(
                rows,
                (number, id) ->
                        new Row(ACCESS + id, "R".repeat(28) + id, provider, now, now.plusSeconds(3600), nextRefresh));
    }

    /** Gives their ids, in order. */
    List<UUID> add(int rows, Rows of) throws SQLException, IOException {
        List<UUID> ids = new ArrayList<>(rows);
        try (Connection database = open()) {
            for (int done = 0; done < rows; done += BATCH) {
                var made = IntStream.range(0, Math.min(BATCH, rows - done))
                        .parallel()
                        .mapToObj(i -> keys.make())
                        .toList();
                copy(
                        database,
                        "keys.data_key (connection_id, generation, wrapped)",
                        made.parallelStream().map(this::keyLine).toList());
                int first = done;
                copy(
                        database,
                        """
                        token (connection_id, consent_no, tenant, current, status, credentials_id, provider_id, scopes,
                        granted_at, access_token, refresh_token, access_issued_at, access_expires_at,
                        refresh_expires_at, version, next_refresh_at, identified, announced)""",
                        IntStream.range(0, made.size())
                                .parallel()
                                .mapToObj(i -> tokenLine(
                                        made.get(i),
                                        of.of(first + i, made.get(i).connectionId())))
                                .toList());
                made.stream().map(BulkKeys.Made::connectionId).forEach(ids::add);
            }
        }
        return ids;
    }

    Connection open() throws SQLException {
        return DriverManager.getConnection(
                environment.getRequiredProperty("spring.flyway.url"),
                environment.getRequiredProperty("spring.flyway.user"),
                environment.getRequiredProperty("spring.flyway.password"));
    }

    private static void copy(Connection database, String into, List<String> lines) throws SQLException, IOException {
        var copy = database.unwrap(PGConnection.class).getCopyAPI().copyIn("copy " + into + " from stdin");
        for (String line : lines) {
            byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
        }
        copy.endCopy();
    }

    private String keyLine(BulkKeys.Made made) {
        return made.connectionId() + "\t" + keys.generation() + "\t" + bytea(made.wrapped()) + "\n";
    }

    private static String tokenLine(BulkKeys.Made made, Row row) {
        UUID id = made.connectionId();
        String place = "token/" + id + "/1/";
        return String.join(
                        "\t",
                        id.toString(),
                        "1",
                        "demo",
                        "t",
                        "live",
                        "cred-" + id,
                        row.provider(),
                        "{accounts,offline_access}",
                        row.issuedAt().toString(),
                        bytea(made.key().close(Secret.of(row.access()), place + "access_token")),
                        bytea(made.key().close(Secret.of(row.refresh()), place + "refresh_token")),
                        row.issuedAt().toString(),
                        row.expiresAt().toString(),
                        row.issuedAt().plus(Duration.ofDays(30)).toString(),
                        "1",
                        row.nextRefresh().toString(),
                        "t",
                        "t")
                + "\n";
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HEX.formatHex(bytes);
    }
}
