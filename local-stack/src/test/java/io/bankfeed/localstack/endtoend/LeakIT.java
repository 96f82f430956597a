package io.bankfeed.localstack.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.localstack.LocalStack;
import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.process.PortPlan.Part;
import io.bankfeed.localstack.tenant.AccessTokens;
import io.bankfeed.localstack.tenant.Api;
import io.bankfeed.localstack.tenant.Arrival;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;
import io.bankfeed.localstack.walk.BankUser;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** After everything else, so that there is much to look through. */
@Order(9)
class LeakIT {

    @Test
    void no_token_code_or_secret_stands_anywhere_in_the_clear() throws Exception {
        var stack = SharedStack.get();
        var demo = new Tenant("demo", stack);
        var link = Link.make(demo, "user-" + UUID.randomUUID(), BankUser.john("ob-monzo"));
        new Arrival(demo, Duration.ofSeconds(90)).await(link, state -> {});
        var secrets = new ArrayList<>(SimulatorControl.of(stack).secrets());
        secrets.addAll(planted(stack));
        secrets.add(demo.accessToken());
        secrets.add(new AccessTokens(stack.issuer().uri(), "sync-service").current());
        List.of("auth", "token", "sync")
                .forEach(role -> secrets.add(stack.postgres().password(role)));

        var leaks = new Leaks(stack);

        assertThat(secrets).hasSizeGreaterThan(10).allMatch(secret -> secret.length() >= Needles.SHORTEST);
        assertThat(leaks.of(secrets)).isEmpty();
        assertThat(String.join("\n", leaks.of(List.of(link.connectionId()))))
                .as("what is no secret is found, so the search works")
                .contains("a Kafka record", "database auth", "database token", "database sync");
    }

    /** Secrets in every door through which one can come. */
    private static List<String> planted(LocalStack stack) {
        var bearer = "planted-bearer-" + UUID.randomUUID();
        var code = "planted-code-" + UUID.randomUUID();
        var capability = "planted-capability-" + UUID.randomUUID();
        var auth = stack.ports().url(Part.AUTH_SERVICE);
        send(HttpRequest.newBuilder(URI.create(auth + "/v1/connections")).header("Authorization", "Bearer " + bearer));
        send(HttpRequest.newBuilder(URI.create(auth + "/callback?code=" + code + "&state=" + "B".repeat(43))));
        send(HttpRequest.newBuilder(
                        URI.create(stack.ports().url(Part.WEBHOOK_RECEIVER) + "/webhooks/truelayer/" + capability))
                .POST(BodyPublishers.ofString("{}")));
        return List.of(bearer, code, capability);
    }

    private static void send(HttpRequest.Builder request) {
        assertThat(Api.exchange(request).status()).isBetween(400, 499);
    }
}
