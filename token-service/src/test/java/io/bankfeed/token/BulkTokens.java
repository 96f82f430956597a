package io.bankfeed.token;

import io.bankfeed.common.secret.Secret;
import io.bankfeed.token.keys.BulkKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
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

    /** Gives the ids of some of them. */
    List<UUID> add(int rows, String provider, Instant nextRefresh) throws SQLException, IOException {
        List<UUID> last = List.of();
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
                copy(
                        database,
                        """
                        token (connection_id, consent_no, tenant, current, status, credentials_id, provider_id, scopes,
                        granted_at, access_token, refresh_token, access_issued_at, access_expires_at,
                        refresh_expires_at, version, next_refresh_at, identified, announced)""",
                        made.parallelStream()
                                .map(key -> tokenLine(key, provider, nextRefresh))
                                .toList());
                last = made.stream().limit(200).map(BulkKeys.Made::connectionId).toList();
            }
        }
        return last;
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

    private static String tokenLine(BulkKeys.Made made, String provider, Instant nextRefresh) {
        UUID id = made.connectionId();
        Instant now = Instant.now();
        String place = "token/" + id + "/1/";
        return String.join(
                        "\t",
                        id.toString(),
                        "1",
                        "demo",
                        "t",
                        "live",
                        "cred-" + id,
                        provider,
                        "{accounts,offline_access}",
                        now.toString(),
                        bytea(made.key().close(Secret.of(ACCESS + id), place + "access_token")),
                        bytea(made.key().close(Secret.of("R".repeat(28) + id), place + "refresh_token")),
                        now.toString(),
                        now.plusSeconds(3600).toString(),
                        now.plusSeconds(30 * 86_400).toString(),
                        "1",
                        nextRefresh.toString(),
                        "t",
                        "t")
                + "\n";
    }

    private static String bytea(byte[] bytes) {
        return "\\\\x" + HEX.formatHex(bytes);
    }
}
