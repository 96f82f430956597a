package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class AccountsIT {

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Test
    void an_account_shows_the_end_of_its_number_only() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();

        get("/v1/accounts/" + account, bearer("demo", "accounts:read"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.account_id")
                .isEqualTo(account.toString())
                .jsonPath("$.connection_id")
                .isEqualTo(connection.toString())
                .jsonPath("$.kind")
                .isEqualTo("account")
                .jsonPath("$.account_type")
                .isEqualTo("TRANSACTION")
                .jsonPath("$.display_name")
                .isEqualTo("Club")
                .jsonPath("$.currency")
                .isEqualTo("GBP")
                .jsonPath("$.shared")
                .isEqualTo(true)
                .jsonPath("$.number.masked")
                .isEqualTo("****5678")
                .jsonPath("$.number.length()")
                .isEqualTo(1)
                .jsonPath("$.version")
                .doesNotExist();
    }

    @Test
    void the_full_number_has_a_scope_of_its_own() {
        UUID connection = held.confirmedConnection("demo");
        held.accounts(connection, Answers.account("a"));
        UUID card = held.card(connection, Answers.card("c"));

        get("/v1/connections/" + connection + "/accounts", bearer("demo", "accounts:read", "accounts:full"))
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.items.length()")
                .isEqualTo(2)
                .jsonPath("$.items[?(@.kind == 'account')].number.sort_code")
                .isEqualTo("12-34-56")
                .jsonPath("$.items[?(@.kind == 'account')].number.iban")
                .isEqualTo("GB35LOYD12345678905678")
                .jsonPath("$.items[?(@.account_id == '" + card + "')].number.masked")
                .isEqualTo("****0044")
                .jsonPath("$.next_cursor")
                .isEmpty();
    }

    @Test
    void an_account_that_has_not_changed_is_not_sent_again() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        String token = bearer("demo", "accounts:read");
        String tag = get("/v1/accounts/" + account, token)
                .returnResult(String.class)
                .getResponseHeaders()
                .getETag();

        api.get()
                .uri("/v1/accounts/" + account)
                .header("Authorization", token)
                .header("If-None-Match", String.valueOf(tag))
                .exchange()
                .expectStatus()
                .isNotModified();
    }

    @Test
    void another_tenants_data_is_not_there() {
        UUID connection = held.confirmedConnection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();
        String foreign = bearer("acme", "accounts:read", "accounts:full", "transactions:read", "syncs:write");

        for (String path : new String[] {
            "/v1/connections/" + connection + "/accounts",
            "/v1/connections/" + connection + "/holder",
            "/v1/connections/" + connection + "/changes",
            "/v1/accounts/" + account,
            "/v1/accounts/" + account + "/balance",
            "/v1/accounts/" + account + "/transactions",
            "/v1/accounts/" + account + "/coverage",
            "/v1/accounts/" + account + "/standing-orders",
            "/v1/accounts/" + account + "/direct-debits"
        }) {
            get(path, foreign)
                    .expectStatus()
                    .isNotFound()
                    .expectBody()
                    .jsonPath("$.code")
                    .isEqualTo("not_found");
        }
    }

    @Test
    void without_the_scope_or_the_confirmation_nothing_is_shown_and_both_are_recorded() {
        UUID connection = held.connection("demo");
        UUID account = held.accounts(connection, Answers.account("a")).getFirst();

        get("/v1/accounts/" + account, bearer("demo", "transactions:read"))
                .expectStatus()
                .isForbidden();
        get("/v1/accounts/" + account, bearer("demo", "accounts:read"))
                .expectStatus()
                .isEqualTo(409)
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("confirmation_required");
        held.confirm(connection);
        get("/v1/accounts/" + account, bearer("demo", "accounts:read"))
                .expectStatus()
                .isOk();

        assertThat(audited(account, "forbidden")).isEqualTo(1);
        assertThat(audited(account, "confirmation_required")).isEqualTo(1);
        assertThat(audited(account, "given")).isEqualTo(1);
    }

    @Test
    void a_tenant_that_has_switched_confirmation_off_sees_its_data_at_once() {
        UUID account =
                held.accounts(held.connection("acme"), Answers.account("a")).getFirst();

        get("/v1/accounts/" + account, bearer("acme", "accounts:read"))
                .expectStatus()
                .isOk();
    }

    @Test
    void what_is_not_known_and_what_is_no_id_have_their_own_answers() {
        String token = bearer("demo", "accounts:read");

        get("/v1/accounts/" + UUID.randomUUID(), token).expectStatus().isNotFound();
        get("/v1/accounts/nonsense", token).expectStatus().isBadRequest();
        get("/v1/connections/" + held.confirmedConnection("demo") + "/holder", token)
                .expectStatus()
                .isNotFound()
                .expectBody()
                .jsonPath("$.code")
                .isEqualTo("holder_unknown");
    }

    @Test
    void the_audit_can_not_be_rewritten() {
        get("/v1/accounts/" + UUID.randomUUID(), bearer("demo", "accounts:read"));

        org.assertj.core.api.Assertions.assertThatThrownBy(() -> held.execute("delete from access_audit"))
                .hasMessageContaining("append-only");
    }

    private long audited(UUID account, String result) {
        return held.count(
                "select count(*) from access_audit where account_id = '%s' and result = '%s' and tenant = 'demo'"
                        .formatted(account, result));
    }

    private WebTestClient.ResponseSpec get(String path, String token) {
        return api.get().uri(path).header("Authorization", token).exchange();
    }
}
