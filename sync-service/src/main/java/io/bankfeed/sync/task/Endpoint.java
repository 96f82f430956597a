package io.bankfeed.sync.task;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** The endpoints that are asked, with the scopes each needs. */
public enum Endpoint {
    ACCOUNTS("accounts", List.of("accounts")),
    CARDS("cards", List.of("cards")),
    INFO("info", List.of("info")),
    BALANCE("balance", List.of("balance")),
    TRANSACTIONS("transactions", List.of("transactions")),
    PENDING("transactions/pending", List.of("transactions")),
    STANDING_ORDERS("standing_orders", List.of("standing_orders")),
    DIRECT_DEBITS("direct_debits", List.of("direct_debits"));

    private final String path;
    private final List<String> scopes;

    Endpoint(String path, List<String> scopes) {
        this.path = path;
        this.scopes = scopes;
    }

    public boolean isGrantedBy(Collection<String> granted) {
        return granted.containsAll(scopes);
    }

    public boolean isOfAnAccount() {
        return this != ACCOUNTS && this != CARDS && this != INFO;
    }

    /** TrueLayer documents no asynchronous form of {@code /info}. */
    public boolean isAsynchronous() {
        return this != INFO;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Endpoint ofCode(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    String path() {
        return "/" + path;
    }

    String path(TaskAccount account) {
        String id = URLEncoder.encode(account.providerAccountId(), StandardCharsets.UTF_8);
        return "/" + account.kind() + "s/" + id + "/" + path;
    }
}
