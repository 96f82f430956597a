package io.bankfeed.localstack.issuer;

import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.StackFailure;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slf4j.bridge.SLF4JBridgeHandler;
import org.springframework.boot.Banner;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.NestedExceptionUtils;

/**
 * A standard OAuth2 authorization server, found by discovery, and the pages that the users see last: in production both
 * belong to the company. It runs inside the launcher: one JVM less.
 */
public final class Issuer implements AutoCloseable {
    private final ConfigurableApplicationContext context;
    private final String uri;

    private Issuer(ConfigurableApplicationContext context, String uri) {
        this.context = context;
        this.uri = uri;
    }

    public static Issuer start(Places places, int port) {
        return start(places.keys().resolve("issuer-signing-key.json"), "127.0.0.1", port);
    }

    /**
     * @param keyFile where its signing key is, or will be once it is made
     * @param address to listen at; whatever it is, the issuer's name is localhost, as its callers here know it
     */
    public static Issuer start(Path keyFile, String address, int port) {
        quieten();
        var uri = "http://localhost:" + port;
        try {
            var context = new SpringApplicationBuilder(IssuerConfiguration.class)
                    .bannerMode(Banner.Mode.OFF)
                    .logStartupInfo(false)
                    .registerShutdownHook(false)
                    .properties(Map.of(
                            "server.port",
                            Integer.toString(port),
                            "server.address",
                            address,
                            "spring.main.banner-mode",
                            "off",
                            "spring.mvc.log-resolved-exception",
                            "false",
                            "issuer.uri",
                            uri,
                            "issuer.key-file",
                            keyFile.toString()))
                    .run();
            return new Issuer(context, uri);
        } catch (RuntimeException e) {
            throw new StackFailure(
                    "The token issuer did not start: "
                            + NestedExceptionUtils.getMostSpecificCause(e).getMessage(),
                    e);
        }
    }

    private static void quieten() {
        // neither the framework's own logging nor the web server's writes on the launcher's terminal
        SLF4JBridgeHandler.removeHandlersForRootLogger();
        SLF4JBridgeHandler.install();
        System.setProperty("org.springframework.boot.logging.LoggingSystem", "none");
    }

    public String uri() {
        return uri;
    }

    /** The one-use reference that the tenant's landing page got last. */
    public Optional<String> lastReferenceOf(String tenant) {
        return context.getBean(LandingPages.class).lastReferenceOf(tenant);
    }

    @Override
    public void close() {
        context.close();
    }
}
