package io.bankfeed.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/** All pods get the same surroundings; which of them a program reads, its own configuration says. */
final class Uses {
    /** Addresses that are handed on to others and never called by whoever reads them. */
    private static final List<String> HANDED_ON =
            List.of("WEBHOOK_PUBLIC_URL", "BANKFEED_PUBLIC_URL", "BANKFEED_ISSUER_URI");

    private static final Map<String, String> COMMAND_LINE = Map.of(
            "BANKFEED_AUTH_URL", "auth",
            "BANKFEED_TOKEN_URL", "token",
            "BANKFEED_SYNC_URL", "sync",
            "BANKFEED_WEBHOOK_URL", "webhook",
            "BANKFEED_ISSUER_TOKEN_URI", "issuer");

    private static final List<String> CALLERS_OF_TOKEN_SERVICE = List.of("auth-service", "sync-service");
    private static final List<String> TO_CALL_TOKEN_SERVICE =
            List.of("BANKFEED_TOKEN_SERVICE_URL", "BANKFEED_ISSUER_TOKEN_URI");

    private Uses() {}

    static boolean of(JsonNode workload, String variable) {
        var name = Manifests.name(workload);
        if (HANDED_ON.contains(variable)) {
            return false;
        }
        if (name.equals("bankfeed-cli")) {
            return COMMAND_LINE.containsKey(variable);
        }
        // a migration ends before anything but its database is spoken to
        if (name.endsWith("-migration")) {
            return variable.startsWith("SPRING_R2DBC") || variable.startsWith("SPRING_FLYWAY");
        }
        if (Services.ALL.stream().noneMatch(service -> service.name().equals(name))) {
            return true;
        }
        return !variable.matches("[A-Z]+(_[A-Z]+)*_(URL|URI)")
                || variable.startsWith("SPRING_")
                || variable.equals("BANKFEED_ISSUER_JWK_SET_URI")
                || CALLERS_OF_TOKEN_SERVICE.contains(name) && TO_CALL_TOKEN_SERVICE.contains(variable)
                || Checkout.text(name + "/src/main/resources/application.yml").contains("${" + variable);
    }
}
