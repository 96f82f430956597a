package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.tenant.Api;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import io.bankfeed.localstack.walk.Browser;
import io.bankfeed.localstack.walk.BrowserWalk;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.sql.SQLException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What comes from outside and is wrong: a clear refusal each, and nothing lost. */
@Order(2)
class BadInputIT {
    private static final Duration LIMIT = Duration.ofSeconds(90);

    private static LocalStack stack;
    private static Tenant demo;
    private static String auth;
    private static String sync;
    private static String webhooks;

    @BeforeAll
    static void start() {
        stack = SharedStack.get();
        demo = new Tenant("demo", stack);
        auth = stack.ports().url(Part.AUTH_SERVICE);
        sync = stack.ports().url(Part.SYNC_SERVICE);
        webhooks = stack.ports().url(Part.WEBHOOK_RECEIVER) + "/webhooks/truelayer/";
    }

    @Test
    void a_forged_state_is_refused_with_a_page() {
        var answer = get(auth + "/callback?code=forged-code&state=" + "A".repeat(43));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).containsIgnoringCase("<html").doesNotContain("forged-code");
    }

    @Test
    void an_expired_state_is_refused_and_the_connection_is_not_made_active() throws SQLException {
        var asked = demo.createConnection(user(), "expired");
        var id = asked.path("connection_id").asString();
        letTheLinkExpire(id);
        var state = queryParameter(asked.path("auth_uri").asString(), "state");

        assertThat(get(auth + "/callback?code=some-code&state=" + state).status())
                .isEqualTo(400);
        assertThat(demo.connection(id).path("status").asString()).isNotEqualTo("active");
    }

    @Test
    void a_callback_that_comes_twice_leads_to_the_same_page_and_redeems_its_reference_once() {
        var user = user();
        var asked = demo.createConnection(user, "twice");
        var browser = new Browser();
        var callback = new RecordedCallback(browser, auth.replace("127.0.0.1", "localhost") + "/callback");
        var landed = callback.walk(URI.create(asked.path("connect_uri").asString()), demo.landingPage());

        var again = browser.open(callback.address());

        assertThat(again.address()).isEqualTo(landed.address());
        var reference = landed.queryParameter("ref").orElseThrow();
        var link = new Link(demo.redeem(reference, user).path("connection_id").asString(), user, "ob-monzo");
        new Arrival(demo, LIMIT).await(link, state -> {});
    }

    @Test
    void a_wrong_bearer_token_is_refused_by_every_service() {
        var id = UUID.randomUUID();
        for (var address : new String[] {
            auth + "/v1/connections/" + id,
            sync + "/v1/connections/" + id + "/accounts",
            stack.ports().url(Part.TOKEN_SERVICE) + "/internal/v1/connections/" + id + "/access-token"
        }) {
            assertThat(get(address).status()).isEqualTo(401);
            assertThat(withBearer(address, demo.accessToken() + "x").status()).isEqualTo(401);
        }
    }

    @Test
    void another_tenants_connection_does_not_exist() {
        var link = Link.make(demo, user(), BankUser.john("ob-monzo"));
        new Arrival(demo, LIMIT).await(link, state -> {});
        var acme = new Tenant("acme", stack).api();

        assertThat(code(acme.tryGet(auth + "/v1/connections/" + link.connectionId())))
                .isEqualTo("404 not_found");
        assertThat(acme.tryGet(sync + "/v1/connections/" + link.connectionId() + "/accounts")
                        .status())
                .isEqualTo(404);
        var account =
                demo.accounts(link.connectionId()).getFirst().path("account_id").asString();
        assertThat(acme.tryGet(sync + "/v1/accounts/" + account + "/transactions")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void a_forged_webhook_capability_is_refused() {
        assertThat(post(webhooks + "A".repeat(120), "{}").status()).isEqualTo(401);
    }

    @Test
    void an_oversized_body_is_refused() {
        var large = "{\"user_id\":\"" + "x".repeat(2_000_000) + "\"}";

        assertThat(demo.api()
                        .tryPost(auth + "/v1/connections", java.util.Map.of("user_id", "x".repeat(2_000_000)))
                        .status())
                .isEqualTo(413);
        assertThat(post(webhooks + "A".repeat(120), large).status()).isIn(401, 413);
    }

    private static void letTheLinkExpire(String connectionId) throws SQLException {
        try (var database = stack.postgres().connect("auth", "auth");
                var update = database.prepareStatement(
                        "update auth_attempt set expires_at = now() - interval '1 minute' where connection_id = ?")) {
            update.setObject(1, UUID.fromString(connectionId));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }
    }

    /** Walks as usual and remembers with which address the browser came back from the bank. */
    private record RecordedCallback(Browser browser, String start) {

        io.bankfeed.localstack.walk.Page walk(URI from, String destination) {
            return new BrowserWalk(browser, BankUser.john("ob-monzo")).walk(from, destination);
        }

        URI address() {
            return browser.history().stream()
                    .filter(address -> address.toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static String user() {
        return "user-" + UUID.randomUUID();
    }

    private static Api.Answer get(String address) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(address)).GET());
    }

    private static Api.Answer withBearer(String address, String token) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(address)).header("Authorization", "Bearer " + token));
    }

    private static Api.Answer post(String address, String body) {
        return Api.exchange(HttpRequest.newBuilder(URI.create(address))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    private static String code(Api.Answer answer) {
        JsonNode problem = answer.json();
        return answer.status() + " " + problem.path("code").asString();
    }

    private static String queryParameter(String address, String name) {
        return java.util.Arrays.stream(URI.create(address).getRawQuery().split("&"))
                .filter(pair -> pair.startsWith(name + "="))
                .map(pair -> pair.substring(name.length() + 1))
                .findFirst()
                .orElseThrow();
    }
}
