package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

/** The synchronous way for a user who opens the app and waits for the last transactions. */
@ReadingTest
class WaitingUserIT {
    private static final String IP = "203.0.113.7";

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Autowired
    BalanceBank bank;

    private final String bankId = "acc" + UUID.randomUUID();
    private UUID account;

    @BeforeEach
    void link() {
        bank.answerWith(200);
        UUID connection = held.confirmedConnection("demo");
        account = held.accounts(connection, Answers.account(bankId)).getFirst();
    }

    @Test
    void the_last_transactions_are_fetched_attended_and_shown_with_their_age() {
        transactions("?max_age=PT1M", IP)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items[0].description")
                .isEqualTo("Just now")
                .jsonPath("$.fresh")
                .isEqualTo(true)
                .jsonPath("$.as_of")
                .exists();
        transactions("?max_age=PT1M", IP).expectStatus().isOk();

        assertThat(bank.asked())
                .filteredOn(asked -> asked.contains(bankId))
                .as("asked once: for a minute what came is fresh")
                .hasSize(2)
                .allMatch(asked -> asked.endsWith(" " + IP))
                .noneMatch(asked -> asked.contains("async"));
    }

    @Test
    void without_a_waiting_user_or_a_wish_for_freshness_the_bank_is_not_asked() {
        transactions("?max_age=PT1M", null).expectStatus().isOk();
        transactions("", IP).expectStatus().isOk();

        assertThat(bank.asked()).noneMatch(asked -> asked.contains(bankId));
    }

    @Test
    void when_the_bank_fails_what_is_stored_is_shown_as_old() {
        bank.answerWith(503);

        transactions("?max_age=PT1M", IP)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items")
                .isEmpty()
                .jsonPath("$.fresh")
                .isEqualTo(false);
    }

    private WebTestClient.ResponseSpec transactions(String query, @Nullable String userIp) {
        return api.get()
                .uri("/v1/accounts/" + account + "/transactions" + query)
                .header("Authorization", bearer("demo", "transactions:read"))
                .headers(headers -> {
                    if (userIp != null) {
                        headers.set("X-End-User-IP", userIp);
                    }
                })
                .exchange();
    }
}
