package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.service.Service;
import io.bankfeed.rehearsals.Fault.Mending;
import io.bankfeed.rehearsals.Stage;
import java.util.Map;

/** TrueLayer or a bank in trouble. */
public final class BankFaults {
    private static final String CLIENT = "bankfeed-local";
    private static final int BUSY = 429;
    private static final int BAD_GATEWAY = 502;

    private BankFaults() {}

    /** It answers every code with "too many requests". */
    public static Mending noExchange(Stage stage) {
        stage.bank().fail(Map.of("endpoint", "/connect/token", "grant_type", "authorization_code", "status", BUSY));
        var unused = stage.linked("mock");
        return stage.bank()::heal;
    }

    /** Somebody changed it in the console, and told nobody. */
    public static Mending secretChanged(Stage stage) {
        var connection = stage.synced("mock");
        stage.bank().clientSecret(CLIENT, "another-secret");
        var unused = refresh(stage, connection);
        return () -> {
            stage.bank().clientSecret(CLIENT, CLIENT + "-secret");
            var mended = refresh(stage, connection);
        };
    }

    private static int refresh(Stage stage, String connection) {
        return stage.operator()
                .tryPost(
                        stage.url(Service.TOKEN_SERVICE) + "/internal/v1/connections/" + connection + "/refreshes",
                        Map.of())
                .status();
    }

    /** Whatever it is asked, while two users' first syncs ask a lot. */
    public static Mending bankFails(Stage stage) {
        return failing(stage, "ob-harbour");
    }

    /** Of all its connections no sync succeeds. */
    public static Mending noSyncSucceeds(Stage stage) {
        return failing(stage, "oauth-larkspur");
    }

    private static Mending failing(Stage stage, String bank) {
        stage.bank().fail(Map.of("provider", bank, "endpoint", "/data/v1", "error", "provider_error"));
        var first = stage.linked(bank);
        var second = stage.linked(bank);
        return () -> {
            stage.bank().heal();
            sync(stage, first);
            sync(stage, second);
        };
    }

    private static void sync(Stage stage, String connection) {
        stage.operator()
                .tryPost(
                        stage.url(Service.SYNC_SERVICE) + "/internal/v1/connections/" + connection + "/syncs",
                        Map.of());
    }

    /** They are ready, but between TrueLayer and whoever asks for them something answers 502. */
    public static Mending resultsNotGiven(Stage stage) {
        stage.bank()
                .fail(Map.of("endpoint", "/data/v1/results", "status", BAD_GATEWAY, "body", "<h1>Bad gateway</h1>"));
        var unused = stage.linked("ob-monzo");
        return stage.bank()::heal;
    }
}
