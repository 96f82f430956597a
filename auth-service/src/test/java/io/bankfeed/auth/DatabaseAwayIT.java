package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.testsupport.PostgresServer;
import io.bankfeed.testsupport.Servers;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.http.MediaType;

@ExtendWith(OutputCaptureExtension.class)
class DatabaseAwayIT extends AuthServiceSetting {

    private String name = "";

    @BeforeEach
    void remember() {
        name = Objects.requireNonNull(database.sql("select current_database()")
                .map(row -> row.get(0, String.class))
                .one()
                .block(LIMIT));
    }

    @AfterEach
    void bringBack() throws SQLException {
        onServer("alter database " + name + " with allow_connections true");
    }

    @Test
    void a_callback_is_answered_503_with_a_page_and_works_when_the_browser_reloads_it(CapturedOutput output)
            throws Exception {
        var link = link();
        String query = "code=planted-away-code&state=" + link.state();
        onServer("alter database " + name + " with allow_connections false");
        onServer("select pg_terminate_backend(pid) from pg_stat_activity where datname = '" + name + "'");

        callback(query)
                .expectStatus()
                .isEqualTo(503)
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .value(page -> assertThat(page).contains("Please try again in a moment"));
        expectProblem(get("demo", "/v1/connections/" + link.connectionId()), 503, "temporarily_unavailable");
        bringBack();

        await().atMost(LIMIT)
                .until(() ->
                        callback(query).expectBody().returnResult().getStatus().value() == 303);
        single(GRANTED, link);
        assertThat(output.getAll()).doesNotContain("planted-away-code", link.state(), link.ticket());
    }

    private static void onServer(String sql) throws SQLException {
        PostgresServer server = Servers.postgres();
        try (var connection =
                        DriverManager.getConnection(server.jdbcUrl("postgres"), server.username(), server.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
