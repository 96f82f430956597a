package io.bankfeed.localstack;

import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.service.TrueLayer;
import io.bankfeed.localstack.tenant.Tenant;

/** Against a TrueLayer that is not ours a person must give the consent: only the link is made. */
record RealTrueLayer(TrueLayer trueLayer, Tenant tenant, Terminal terminal) {

    void printAConnectLink() {
        var connection = tenant.createConnection("user-1", "first-link");
        terminal.say("\nAgainst " + trueLayer.authUrl() + " nobody was linked. Open one of these in a browser:\n");
        terminal.say("  connect_uri  " + connection.path("connect_uri").asString());
        terminal.say("  auth_uri     " + connection.path("auth_uri").asString());
        terminal.say(
                "\nRegister http://localhost:8081/callback as redirect URI at TrueLayer. Webhooks are asked for at "
                        + trueLayer.webhookUrl() + ".");
    }
}
