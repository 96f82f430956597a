package io.bankfeed.localstack.container;

import io.bankfeed.common.crypto.KeyFiles;
import io.bankfeed.common.crypto.TrueLayerCredentials;
import io.bankfeed.common.secret.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes, once, the key files that a deployment would mount, each into the directory of whoever may read it. */
@Command(name = "keys", mixinStandardHelpOptions = true, description = "Make the keys that are missing; then end.")
final class MakeKeys implements Callable<Integer> {

    @Option(
            names = "--keys",
            paramLabel = "DIR",
            description = "Gets the directories all, token, auth and capability; ${DEFAULT-VALUE}.",
            defaultValue = "/keys")
    private Path keys = Path.of("/keys");

    @Option(
            names = "--client-id",
            required = true,
            defaultValue = "${env:TRUELAYER_CLIENT_ID}",
            description = "Ours at TrueLayer; TRUELAYER_CLIENT_ID when not given.")
    private String clientId = "";

    @Option(
            names = "--client-secret",
            required = true,
            defaultValue = "${env:TRUELAYER_CLIENT_SECRET}",
            description = "Ours at TrueLayer; TRUELAYER_CLIENT_SECRET when not given.")
    private String clientSecret = "";

    @Override
    public Integer call() throws IOException {
        var all = keys.resolve("all");
        var token = keys.resolve("token");
        KeyFiles.generateIn(all);
        for (var file : List.of(KeyFiles.KEK, KeyFiles.SEALING_PRIVATE)) {
            handOver(file, all, token);
        }
        handOver(KeyFiles.SEALING_PUBLIC, all, keys.resolve("auth"));
        handOver(KeyFiles.CAPABILITY, all, keys.resolve("capability"));
        new TrueLayerCredentials(clientId, Secret.of(clientSecret))
                .sealTo(token.resolve("truelayer-credentials"), KeyFiles.kek(token.resolve(KeyFiles.KEK)));
        System.out.println("keys are in " + keys);
        return 0;
    }

    private static void handOver(String file, Path from, Path to) throws IOException {
        Files.createDirectories(to);
        Files.copy(from.resolve(file), to.resolve(file), StandardCopyOption.REPLACE_EXISTING);
    }
}
