package io.bankfeed.simulator.settings;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The clients that TrueLayer's console would know. */
public final class Clients {
    private final Map<String, Client> byId = new ConcurrentHashMap<>();

    public Clients(Client first) {
        register(first);
    }

    public void register(Client client) {
        byId.put(client.clientId(), client);
    }

    public List<Client> all() {
        return List.copyOf(byId.values());
    }

    public Optional<Client> find(@Nullable String id) {
        return Optional.ofNullable(id).map(byId::get);
    }

    public Optional<Client> authenticate(@Nullable String id, @Nullable String secret) {
        return find(id).filter(client -> secret != null && same(client.clientSecret(), secret));
    }

    private static boolean same(String one, String other) {
        return MessageDigest.isEqual(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }
}
