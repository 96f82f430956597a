package io.bankfeed.simulator.settings;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is fixed when the simulator starts.
 *
 * @param publicUrl where clients reach it, if not where they say they do
 * @param seed of all generated money
 * @param reproducible whether codes, tokens and ids come from the seed, too: then the same script gives the same bytes
 * @param scenario a file with what shall be set, ordered and done, from the start or later
 * @param historyYears whole calendar years of generated past before the current one
 */
public record Settings(
        String host,
        int port,
        Optional<String> publicUrl,
        Client client,
        long seed,
        boolean reproducible,
        int historyYears,
        Optional<Path> scenario) {
    private static final String LOCAL_CALLBACKS = "http://localhost:8081/callback,http://127.0.0.1:8081/callback";

    public static Settings from(Map<String, String> environment) {
        return new Settings(
                environment.getOrDefault("SIMULATOR_HOST", "127.0.0.1"),
                Integer.parseInt(environment.getOrDefault("SIMULATOR_PORT", "8090")),
                Optional.ofNullable(environment.get("SIMULATOR_PUBLIC_URL")),
                clientFrom(environment),
                Long.parseLong(environment.getOrDefault("SIMULATOR_SEED", "1")),
                environment.containsKey("SIMULATOR_SEED"),
                Integer.parseInt(environment.getOrDefault("SIMULATOR_HISTORY_YEARS", "3")),
                Optional.ofNullable(environment.get("SIMULATOR_SCENARIO")).map(Path::of));
    }

    private static Client clientFrom(Map<String, String> environment) {
        return new Client(
                environment.getOrDefault("SIMULATOR_CLIENT_ID", "sandbox-bankfeed"),
                environment.getOrDefault("SIMULATOR_CLIENT_SECRET", "sandbox-bankfeed-secret"),
                listFrom(environment.getOrDefault("SIMULATOR_REDIRECT_URIS", LOCAL_CALLBACKS)),
                true);
    }

    private static List<String> listFrom(String commaList) {
        return Arrays.stream(commaList.split(","))
                .map(String::strip)
                .filter(uri -> !uri.isEmpty())
                .toList();
    }
}
