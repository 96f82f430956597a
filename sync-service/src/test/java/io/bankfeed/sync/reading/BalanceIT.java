package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class BalanceIT {

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Autowired
    BalanceBank bank;

    private final String bankId = "acc/" + UUID.randomUUID();
    private UUID account;

    @BeforeEach
    void link() {
        bank.answerWith(200);
        UUID connection = held.confirmedConnection("demo");
        account = held.accounts(connection, Answers.account(bankId)).getFirst();
        held.balance(connection, account, HeldData.NOW.minus(Duration.ofHours(2)), Answers.balance("1161.20"));
    }

    @Test
    void a_stored_balance_tells_its_age() {
        balance("?max_age=PT3H", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.account_id")
                .isEqualTo(account.toString())
                .jsonPath("$.current")
                .isEqualTo("1161.20")
                .jsonPath("$.available")
                .isEqualTo("2150.80")
                .jsonPath("$.overdraft")
                .isEqualTo("1000")
                .jsonPath("$.credit_limit")
                .isEmpty()
                .jsonPath("$.currency")
                .isEqualTo("GBP")
                .jsonPath("$.as_of")
                .exists()
                .jsonPath("$.fresh")
                .isEqualTo(true);
    }

    @Test
    void without_a_waiting_user_the_bank_is_not_asked() {
        balance("?max_age=PT1M", null)
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.fresh")
                .isEqualTo(false);

        assertThat(bank.asked()).noneMatch(this::isMine);
    }

    @Test
    void for_a_waiting_user_a_stale_balance_is_fetched_and_kept() {
        balance("?max_age=PT1M", "203.0.113.7")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.current")
                .isEqualTo("77.70")
                .jsonPath("$.fresh")
                .isEqualTo(true);
        balance("?max_age=PT1M", "203.0.113.7")
                .expectBody()
                .jsonPath("$.current")
                .isEqualTo("77.70");

        assertThat(bank.asked())
                .filteredOn(this::isMine)
                .singleElement()
                .asString()
                .startsWith("/data/v1/accounts/acc%2F")
                .endsWith("/balance 203.0.113.7");
    }

    @Test
    void when_the_bank_fails_the_stored_balance_stands() {
        bank.answerWith(503);

        balance("?max_age=PT1M", "2001:db8::7")
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.current")
                .isEqualTo("1161.20")
                .jsonPath("$.fresh")
                .isEqualTo(false);
    }

    @Test
    void only_an_address_goes_out_to_the_bank() {
        balance("?max_age=PT1M", "203.0.113.7, 10.0.0.1").expectStatus().isBadRequest();
        balance("?max_age=PT1M", "localhost").expectStatus().isBadRequest();
        balance("?max_age=soon", null).expectStatus().isBadRequest();
        balance("?max_age=PT-1M", null).expectStatus().isBadRequest();
    }

    private boolean isMine(String asked) {
        return asked.contains(bankId.substring(4));
    }

    private WebTestClient.ResponseSpec balance(String query, @org.jspecify.annotations.Nullable String userIp) {
        return api.get()
                .uri("/v1/accounts/" + account + "/balance" + query)
                .header("Authorization", bearer("demo", "accounts:read"))
                .headers(headers -> {
                    if (userIp != null) {
                        headers.set("X-End-User-IP", userIp);
                    }
                })
                .exchange();
    }
}
