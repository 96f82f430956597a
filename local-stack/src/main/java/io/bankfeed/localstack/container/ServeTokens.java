package io.bankfeed.localstack.container;

import io.bankfeed.localstack.issuer.Issuer;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The token issuer with the tenants' landing pages, for everybody in the network. */
@Command(name = "issuer", mixinStandardHelpOptions = true, description = "Issue tokens until stopped.")
final class ServeTokens implements Callable<Integer> {

    @Option(names = "--key-file", paramLabel = "FILE", description = "The signing key; made when it is not there.")
    private Path keyFile = Path.of("/keys/issuer/issuer-signing-key.json");

    @Override
    public Integer call() throws InterruptedException {
        var issuer = Issuer.start(keyFile, "0.0.0.0", Part.ISSUER.designPort());
        var stopped = new CountDownLatch(1);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            issuer.close();
            stopped.countDown();
        }));
        System.out.println("issuing tokens as " + issuer.uri());
        stopped.await();
        return 0;
    }
}
