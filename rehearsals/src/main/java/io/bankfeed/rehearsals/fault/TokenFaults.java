package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.service.Service;
import io.bankfeed.rehearsals.Fault.Mending;
import io.bankfeed.rehearsals.Stage;
import java.util.Map;

/** A pause of a bank's refreshes that somebody forgot. */
public final class TokenFaults {
    private static final String BANK = "ob-monzo";

    private TokenFaults() {}

    /** For minutes: a refresh falls due and does not happen. */
    public static Mending pauseForgotten(Stage stage) {
        return paused(stage, "next_refresh_at = now()");
    }

    /** For a week: the token was last used 28 days ago. */
    public static Mending pauseForgottenForDays(Stage stage) {
        return paused(stage, "refresh_expires_at = now() + interval '2 days', next_refresh_at = now()");
    }

    private static Mending paused(Stage stage, String meanwhile) {
        var connection = stage.synced(BANK);
        var pause = stage.url(Service.TOKEN_SERVICE) + "/internal/v1/providers/" + BANK + "/pause";
        stage.operator().post(pause, Map.of());
        stage.execute(
                "token", "update token set " + meanwhile + " where current and connection_id = '" + connection + "'");
        return () -> stage.operator().tryDelete(pause);
    }
}
