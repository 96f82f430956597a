package io.bankfeed.operations;

import picocli.CommandLine.Option;

/** Where the services are and who asks; every value from the environment where no option is given. */
final class Surroundings {

    @Option(names = "--auth", paramLabel = "URL", defaultValue = "${env:BANKFEED_AUTH_URL:-http://localhost:8081}")
    String auth = "";

    @Option(names = "--token", paramLabel = "URL", defaultValue = "${env:BANKFEED_TOKEN_URL:-http://localhost:8082}")
    String token = "";

    @Option(names = "--sync", paramLabel = "URL", defaultValue = "${env:BANKFEED_SYNC_URL:-http://localhost:8083}")
    String sync = "";

    @Option(
            names = "--webhook",
            paramLabel = "URL",
            defaultValue = "${env:BANKFEED_WEBHOOK_URL:-http://localhost:8084}")
    String webhook = "";

    @Option(names = "--issuer", paramLabel = "URL", defaultValue = "${env:BANKFEED_ISSUER_URI:-http://localhost:8091}")
    String issuer = "";

    @Option(
            names = "--token-endpoint",
            paramLabel = "URL",
            defaultValue = "${env:BANKFEED_ISSUER_TOKEN_URI:-}",
            description = "Where tokens are issued; found by discovery at the issuer when not given.")
    String tokenEndpoint = "";

    @Option(names = "--client-id", paramLabel = "ID", defaultValue = "${env:BANKFEED_CLIENT_ID:-operator}")
    String clientId = "";

    @Option(
            names = "--client-secret",
            paramLabel = "SECRET",
            interactive = true,
            arity = "0..1",
            description =
                    "Asked for when given without a value. BANKFEED_CLIENT_SECRET is used otherwise; against localhost"
                            + " the local issuer's.")
    String clientSecret = "";

    String secret() {
        if (!clientSecret.isEmpty()) {
            return clientSecret;
        }
        var given = System.getenv("BANKFEED_CLIENT_SECRET");
        if (given != null && !given.isEmpty()) {
            return given;
        }
        if (issuer.startsWith("http://localhost:")) {
            return clientId + "-secret";
        }
        throw new OperationFailed("No client secret: set BANKFEED_CLIENT_SECRET or give --client-secret.");
    }
}
