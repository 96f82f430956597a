package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.localstack.tenant.Api;
import io.bankfeed.localstack.walk.BankUser;
import io.bankfeed.localstack.walk.Browser;
import io.bankfeed.localstack.walk.BrowserWalk;
import io.bankfeed.rehearsals.Fault.Mending;
import io.bankfeed.rehearsals.Stage;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.Map;

/** Callers who may not, and a defect of our own. */
public final class CallerFaults {
    private static final int FORGERIES = 30;
    private static final int FORBIDDEN = 403;

    private CallerFaults() {}

    /** Nothing to mend: it stops. */
    public static Mending forgedWebhooks(Stage stage) {
        for (int i = 0; i < FORGERIES; i++) {
            var delivery = HttpRequest.newBuilder(
                            URI.create(stage.url(Service.WEBHOOK_RECEIVER) + "/webhooks/truelayer/forged-" + i))
                    .header("Content-Type", "application/json")
                    .POST(BodyPublishers.ofString("{\"status\":\"succeeded\"}"));
            var unused = Api.exchange(delivery);
        }
        return () -> {};
    }

    /** A user logged in as somebody else brings the reference from the landing page. */
    public static Mending anotherUserRedeems(Stage stage) {
        var demo = stage.demo();
        var user = Stage.newUser();
        var asked = demo.createConnection(user, "rehearsal");
        stage.isAbout(asked.path("connection_id").asString());
        var reference = new BrowserWalk(new Browser(), BankUser.john("mock"))
                .walk(URI.create(asked.path("connect_uri").asString()), demo.landingPage())
                .queryParameter("ref")
                .orElseThrow();
        var redemption = stage.url(Service.AUTH_SERVICE) + "/v1/callback-references/" + reference;
        var answer = demo.api().tryPost(redemption, Map.of("user_id", Stage.newUser()));
        if (answer.status() != FORBIDDEN) {
            throw new StackFailure("another user's redemption was answered " + answer.status());
        }
        return () -> {};
    }

    /** Five reservations within a day, which the service itself would refuse to make. */
    public static Mending budgetOverrun(Stage stage) {
        var connection = stage.synced("mock");
        stage.execute("sync", """
                insert into call_budget (connection_id, consent_no, account_id, endpoint, reserved_at, task_ref)
                select '%s', 1, '00000000-0000-0000-0000-000000000000', 'rehearsal', now(), gen_random_uuid()
                  from generate_series(1, 5)
                """.formatted(connection));
        return () -> stage.execute("sync", "delete from call_budget where endpoint = 'rehearsal'");
    }
}
