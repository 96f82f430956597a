package io.bankfeed.simulator.token;

import io.bankfeed.simulator.json.Json;
import io.bankfeed.simulator.settings.Client;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** The body of {@code POST /connections/extend}, and what is wrong with it, by field. */
record ExtensionRequest(JsonNode body) {
    private static final List<String> NEEDED = List.of(
            "user_has_reconfirmed_consent", "client_id", "client_secret", "refresh_token", "redirect_uri", "user");

    /** What is no JSON has no fields either, and is answered by naming those that it lacks. */
    static ExtensionRequest of(Context context) {
        try {
            return new ExtensionRequest(Json.read(context.bodyAsBytes()));
        } catch (JacksonException noJson) {
            return new ExtensionRequest(MissingNode.getInstance());
        }
    }

    String text(String name) {
        return body.path(name).asString("");
    }

    @Nullable
    String optional(String name) {
        return body.path(name).isString() ? text(name) : null;
    }

    boolean isConfirmed() {
        return body.path("user_has_reconfirmed_consent").asBoolean(false);
    }

    /** Empty when all is well; fields are named as the server's own language writes them. */
    Map<String, List<String>> errors(Optional<Client> client, boolean takesUnconfirmed) {
        Map<String, List<String>> errors = new LinkedHashMap<>();
        for (String name : NEEDED) {
            if (!body.hasNonNull(name)) {
                String field = pascal(name);
                errors.put(field, List.of("The " + field + " field is required."));
            }
        }
        if (!isConfirmed() && !takesUnconfirmed) {
            errors.putIfAbsent("UserHasReconfirmedConsent", List.of("Only reconfirmed consents can be extended."));
        }
        client.ifPresent(known -> refuseForClient(known, errors));
        boolean registered = client.filter(known -> known.redirectUris().contains(text("redirect_uri")))
                .isPresent();
        if (errors.isEmpty() && !registered) {
            errors.put("RedirectUri", List.of("The RedirectUri field is not a registered URI."));
        }
        return errors;
    }

    private void refuseForClient(Client client, Map<String, List<String>> errors) {
        if (isConfirmed() && !client.mayExtend()) {
            errors.put("UserHasReconfirmedConsent", List.of("This client's own reconfirmation has not been reviewed."));
        }
        JsonNode user = body.path("user");
        boolean known = user.hasNonNull("name") && (user.hasNonNull("email") || user.hasNonNull("phone"));
        if (!known && !client.showsOwnPermissions() && !errors.containsKey("User")) {
            errors.put("User", List.of("The User field needs a name and an email or a phone."));
        }
    }

    private static String pascal(String name) {
        StringBuilder pascal = new StringBuilder();
        for (String word : name.split("_")) {
            pascal.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
        }
        return pascal.toString();
    }

    @Override
    public String toString() {
        return "ExtensionRequest[" + body.propertyNames() + "]";
    }
}
