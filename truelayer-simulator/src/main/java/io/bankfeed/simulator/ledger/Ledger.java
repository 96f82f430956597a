package io.bankfeed.simulator.ledger;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;

/** All that was seen, in memory and bounded. */
public final class Ledger {
    private static final int REQUESTS = 200_000;
    private static final int OTHERS = 50_000;

    private final BoundedLog<RequestEntry> requests = new BoundedLog<>(REQUESTS);
    private final BoundedLog<WebhookEntry> webhooks = new BoundedLog<>(OTHERS);
    private final BoundedLog<TokenEntry> tokens = new BoundedLog<>(OTHERS);
    private final Map<String, String> secrets = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > OTHERS;
        }
    });

    public BoundedLog<RequestEntry> requests() {
        return requests;
    }

    public BoundedLog<WebhookEntry> webhooks() {
        return webhooks;
    }

    public BoundedLog<TokenEntry> tokens() {
        return tokens;
    }

    /** Kept in the clear so that leak tests know what to look for. */
    public void keepSecret(String kind, String secret) {
        secrets.put(secret, kind);
    }

    public Map<String, String> secrets() {
        synchronized (secrets) {
            return new LinkedHashMap<>(secrets);
        }
    }

    public static String sha256(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
