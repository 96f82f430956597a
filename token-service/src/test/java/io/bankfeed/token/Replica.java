package io.bankfeed.token;

import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.test.web.reactive.server.WebTestClient;

/** A second token-service on the database, broker and TrueLayer of the first. */
final class Replica implements AutoCloseable {

    static final String[] SHARED = {
        "BANKFEED_TENANTS_FILE",
        "spring.kafka.bootstrap-servers",
        "bankfeed.issuer-uri",
        "spring.r2dbc.url",
        "spring.r2dbc.username",
        "spring.r2dbc.password",
        "spring.flyway.url",
        "spring.flyway.user",
        "spring.flyway.password",
        "bankfeed.truelayer.auth-url",
        "bankfeed.truelayer.api-url",
        "bankfeed.truelayer.time-limit",
        "bankfeed.truelayer.credentials-file",
        "bankfeed.keys.kek-file",
        "bankfeed.keys.sealing-private-file",
    };

    private final ConfigurableApplicationContext context;
    final WebTestClient http;

    /** @param settings as {@code name=value}, where they differ from the first */
    Replica(Environment first, String... settings) {
        Stream<String> own = Stream.concat(
                        Stream.of("server.port=0", "management.server.port=0", "spring.jmx.enabled=false"),
                        Stream.of(settings))
                .map(setting -> "--" + setting);
        Stream<String> shared = Stream.of(SHARED)
                .filter(name -> Stream.of(settings).noneMatch(setting -> setting.startsWith(name + "=")))
                .map(name -> "--" + name + "=" + first.getRequiredProperty(name));
        this.context = new SpringApplicationBuilder(TokenServiceApplication.class, TokenServiceTest.Time.class)
                .run(Stream.concat(own, shared).toArray(String[]::new));
        String port = Objects.requireNonNull(context.getEnvironment().getProperty("local.server.port"));
        this.http = WebTestClient.bindToServer()
                .baseUrl("http://127.0.0.1:" + port)
                .responseTimeout(TokenServiceTest.LIMIT)
                .build();
    }

    /** It must be given. */
    String accessToken(UUID connection) {
        return new TokenCaller(http).token(connection);
    }

    @Override
    public void close() {
        context.close();
    }
}
