package io.bankfeed.sync.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.page.Cursor;
import io.bankfeed.sync.coverage.Window;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

@ReadingTest
class FeedIT {

    private static final LocalDate FIRST = LocalDate.now().minusDays(40);
    private static final Window DAYS = new Window(FIRST, FIRST.plusDays(39));

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Test
    void a_reader_of_the_feed_comes_back_where_it_left() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(5, FIRST, 1));
        JsonNode first = tenant().page(connection, "?limit=3");
        JsonNode rest =
                tenant().page(connection, "?cursor=" + first.path("next_cursor").asString());
        assertThat(first.path("items")).hasSize(3);
        assertThat(rest.path("items")).hasSize(2);
        assertThat(rest.path("next_cursor").isNull()).isTrue();

        held.window(connection, account, DAYS, Answers.rows(6, FIRST, 1));

        JsonNode later = tenant().page(
                        connection, "?cursor=" + rest.path("resume_cursor").asString());
        assertThat(later.path("items")).hasSize(1);
        assertThat(later.path("items").get(0).path("op").asString()).isEqualTo("added");
    }

    @Test
    void a_cursor_of_another_feed_and_one_beyond_the_end_are_refused() {
        UUID connection = held.confirmedConnection("demo");
        UUID other = held.confirmedConnection("demo");
        String foreign = Cursor.encode(other.toString(), "0");
        String beyond = Cursor.encode(connection.toString(), "7");

        for (String cursor : List.of(foreign, beyond, "nonsense")) {
            tenant().changes(connection, "?cursor=" + cursor)
                    .expectStatus()
                    .isBadRequest()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("invalid_cursor");
        }
    }

    @Test
    void a_cursor_from_before_the_feeds_retention_is_expired_and_names_where_to_start_anew() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(5, FIRST, 1));
        String old = Cursor.encode(connection.toString(), "1");
        String kept = Cursor.encode(connection.toString(), "3");

        held.execute("delete from change_feed where position <= 3 and connection_id = '" + connection + "'");

        assertThat(tenant().page(connection, "?cursor=" + kept).path("items")).hasSize(2);
        expired(connection, old);
        held.execute("delete from change_feed where connection_id = '" + connection + "'");
        expired(connection, kept);
    }

    @Test
    void what_follows_a_snapshot_is_had_with_the_cursor_that_an_expired_one_is_answered_with() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(5, FIRST, 1));
        held.execute("delete from change_feed where position < 3 and connection_id = '" + connection + "'");

        JsonNode problem = Answers.JSON.readTree(tenant().changes(connection, "")
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .returnResult()
                .getResponseBody());

        assertThat(problem.path("snapshot_from").asString()).matches("\\d{4}-\\d{2}-\\d{2}T.*Z");
        String resume = "?cursor=" + problem.path("resume_cursor").asString();
        assertThat(tenant().page(connection, resume).path("items")).isEmpty();
        held.window(connection, account, DAYS, Answers.rows(6, FIRST, 1));
        assertThat(tenant().page(connection, resume).path("items")).hasSize(1);
    }

    private void expired(UUID connection, String cursor) {
        tenant().changes(connection, "?cursor=" + cursor)
                .expectStatus()
                .isEqualTo(410)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("cursor_expired")
                .jsonPath("$.snapshot")
                .isEqualTo("/v1/connections/" + connection + "/accounts");
    }

    @Test
    void who_asks_again_for_what_has_not_changed_gets_no_body() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        held.window(connection, account, DAYS, Answers.rows(3, FIRST, 1));
        String path = "/v1/accounts/" + account + "/transactions";
        String tag = get(path, null)
                .expectStatus()
                .isOk()
                .returnResult(Void.class)
                .getResponseHeaders()
                .getETag();

        get(path, tag).expectStatus().isNotModified().expectBody().isEmpty();
        held.window(connection, account, DAYS, Answers.rows(4, FIRST, 1));
        get(path, tag).expectStatus().isOk();
    }

    private WebTestClient.ResponseSpec get(String path, @org.jspecify.annotations.Nullable String tag) {
        return api.get()
                .uri(path)
                .header("Authorization", io.bankfeed.testsupport.TestTokens.bearer("demo", "transactions:read"))
                .headers(headers -> {
                    if (tag != null) {
                        headers.setIfNoneMatch(tag);
                    }
                })
                .exchange();
    }

    private FeedReader tenant() {
        return new FeedReader(api);
    }
}
