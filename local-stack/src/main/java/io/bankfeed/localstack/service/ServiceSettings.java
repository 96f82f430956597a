package io.bankfeed.localstack.service;

import io.bankfeed.localstack.postgres.PostgresServer;
import io.bankfeed.localstack.process.Places;
import io.bankfeed.localstack.process.PortPlan;
import io.bankfeed.localstack.process.PortPlan.Part;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The environment of each service, as a deployment would set it; nobody gets what is not theirs. */
public record ServiceSettings(
        Places places,
        PortPlan ports,
        TrueLayer trueLayer,
        PostgresServer postgres,
        String issuerUri,
        Path tenantsFile) {
    private static final String KEYS = "token_keys";

    Map<String, String> of(Service service) {
        var settings = new LinkedHashMap<String, String>();
        settings.put("SERVER_PORT", Integer.toString(ports.of(service.port())));
        settings.put("SERVER_ADDRESS", "127.0.0.1");
        settings.put("MANAGEMENT_SERVER_PORT", Integer.toString(ports.of(service.managementPort())));
        settings.put("MANAGEMENT_SERVER_ADDRESS", "127.0.0.1");
        settings.put("SPRING_KAFKA_BOOTSTRAP_SERVERS", "127.0.0.1:" + ports.of(Part.KAFKA));
        settings.put("BANKFEED_ISSUER_URI", issuerUri);
        settings.put("BANKFEED_TENANTS_FILE", tenantsFile.toString());
        settings.putAll(ownSettings(service));
        service.database().ifPresent(database -> settings.putAll(database(database)));
        return settings;
    }

    private Map<String, String> ownSettings(Service service) {
        return switch (service) {
            case AUTH_SERVICE -> authService();
            case TOKEN_SERVICE -> tokenService();
            case SYNC_SERVICE -> syncService();
            case WEBHOOK_RECEIVER -> webhookReceiver();
        };
    }

    private Map<String, String> database(String name) {
        return Map.of(
                "SPRING_R2DBC_URL", postgres.r2dbcUrl(name),
                "SPRING_R2DBC_USERNAME", name,
                "SPRING_R2DBC_PASSWORD", postgres.password(name),
                "SPRING_FLYWAY_URL", postgres.jdbcUrl(name),
                "SPRING_FLYWAY_USER", name,
                "SPRING_FLYWAY_PASSWORD", postgres.password(name));
    }

    private Map<String, String> authService() {
        return Map.of(
                "TRUELAYER_AUTH_URL", trueLayer.authUrl(),
                "TRUELAYER_CLIENT_ID", trueLayer.clientId(),
                "BANKFEED_PUBLIC_URL", "http://localhost:" + ports.of(Part.AUTH_SERVICE),
                "BANKFEED_KEYS_SEALING_PUBLIC_FILE", key(KeyFile.SEALING_PUBLIC),
                "BANKFEED_TOKEN_SERVICE_URL", ports.url(Part.TOKEN_SERVICE),
                "BANKFEED_SERVICE_CLIENT_ID", "auth-service",
                "BANKFEED_SERVICE_CLIENT_SECRET", "auth-service-secret");
    }

    /** The keys have a database of their own, as they should everywhere. */
    private Map<String, String> tokenService() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("TRUELAYER_AUTH_URL", trueLayer.authUrl());
        settings.put("TRUELAYER_API_URL", trueLayer.apiUrl());
        settings.put("BANKFEED_TRUELAYER_CREDENTIALS_FILE", key(KeyFile.TRUELAYER_CREDENTIALS));
        settings.put("BANKFEED_KEYS_KEK_FILE", key(KeyFile.KEK));
        settings.put("BANKFEED_KEYS_SEALING_PRIVATE_FILE", key(KeyFile.SEALING_PRIVATE));
        settings.put("BANKFEED_KEYS_STORE_URL", postgres.r2dbcUrl(KEYS));
        settings.put("BANKFEED_KEYS_STORE_JDBC_URL", postgres.jdbcUrl(KEYS));
        settings.put("BANKFEED_KEYS_STORE_USERNAME", KEYS);
        settings.put("BANKFEED_KEYS_STORE_PASSWORD", postgres.password(KEYS));
        return settings;
    }

    private Map<String, String> syncService() {
        return Map.of(
                "TRUELAYER_API_URL", trueLayer.apiUrl(),
                "WEBHOOK_PUBLIC_URL", trueLayer.webhookUrl(),
                "BANKFEED_KEYS_CAPABILITY_FILE", key(KeyFile.CAPABILITY),
                "BANKFEED_TOKEN_SERVICE_URL", ports.url(Part.TOKEN_SERVICE),
                "BANKFEED_SERVICE_CLIENT_ID", "sync-service",
                "BANKFEED_SERVICE_CLIENT_SECRET", "sync-service-secret");
    }

    /** The simulator signs with keys of its own; against a real TrueLayer, the service's own list of key sets holds. */
    private Map<String, String> webhookReceiver() {
        var settings = new LinkedHashMap<String, String>();
        settings.put("BANKFEED_KEYS_CAPABILITY_FILE", key(KeyFile.CAPABILITY));
        if (trueLayer.simulated()) {
            settings.put("BANKFEED_WEBHOOK_SIGNATURE_KEYSETS", trueLayer.apiUrl() + "/.well-known/jwks");
        }
        return settings;
    }

    private String key(KeyFile file) {
        return file.in(places.keys()).toString();
    }
}
