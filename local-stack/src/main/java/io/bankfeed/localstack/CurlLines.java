package io.bankfeed.localstack;

import io.bankfeed.localstack.process.Terminal;
import io.bankfeed.localstack.tenant.Link;
import io.bankfeed.localstack.tenant.Tenant;

/** What to try next, ready to paste. */
record CurlLines(Addresses addresses, Tenant tenant, Terminal terminal) {

    void print(Link link) {
        var account = tenant.accounts(link.connectionId())
                .getFirst()
                .path("account_id")
                .asString();
        var sync = addresses.syncService();
        terminal.say("\nTry next (the token is good for an hour):\n");
        terminal.say("TOKEN=" + tenant.accessToken());
        curl(addresses.authService() + "/v1/connections/" + link.connectionId());
        curl(sync + "/v1/connections/" + link.connectionId() + "/accounts");
        curl(sync + "/v1/accounts/" + account + "/transactions?limit=5");
        curl(sync + "/v1/accounts/" + account + "/coverage");
        terminal.say("\nA new token:  curl -s -u demo:demo-secret -d grant_type=client_credentials "
                + addresses.issuer() + "/oauth2/token");
    }

    private void curl(String address) {
        terminal.say("curl -s -H \"Authorization: Bearer $TOKEN\" '" + address + "'");
    }
}
