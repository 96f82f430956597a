package com.example.spending.bankfeed;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.http.HttpStatusCode;
import org.springframework.stereotype.Component;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;
import tools.jackson.databind.json.JsonMapper;

/** Bankfeed over HTTP, as docs/openapi describes it: what is needed to catch up. */
@Component
public class Bankfeed {

    private static final int PAGE = 200;

    private final BankfeedProperties properties;
    private final RestClient http;
    private final JsonMapper json;

    Bankfeed(BankfeedProperties properties, AccessToken token, RestClient.Builder http, JsonMapper json) {
        this.properties = properties;
        this.json = json;
        this.http = http.requestInterceptor((request, body, execution) -> {
                    request.getHeaders().set("Authorization", token.bearer());
                    return execution.execute(request, body);
                })
                .build();
    }

    public List<Connection> connections() {
        return everyPage(cursor -> fetch(at(properties.authUrl() + "/v1/connections", cursor), ConnectionPage.class));
    }

    /** @throws NotAvailable when the connection is gone, or not confirmed yet */
    public List<Account> accounts(UUID connectionId) {
        return fetch(at(sync("/v1/connections/" + connectionId + "/accounts"), null), AccountPage.class)
                .items();
    }

    public List<Transaction> transactions(UUID accountId) {
        return everyPage(
                cursor -> fetch(at(sync("/v1/accounts/" + accountId + "/transactions"), cursor), TransactionPage.class));
    }

    /**
     * What follows the cursor in the connection's change feed, at most one page of it.
     *
     * @throws CursorExpired when the feed no longer reaches back that far
     * @throws NotAvailable when the connection is gone, or not confirmed yet
     */
    public ChangePage changes(UUID connectionId, String cursor) {
        return fetch(at(sync("/v1/connections/" + connectionId + "/changes"), cursor), ChangePage.class);
    }

    private RuntimeException asFact(HttpClientErrorException refused) {
        Problem problem = json.readValue(refused.getResponseBodyAsString(), Problem.class);
        HttpStatusCode status = refused.getStatusCode();
        if ("cursor_expired".equals(problem.code())) {
            return new CursorExpired(problem.resumeCursor(), problem.snapshotFrom());
        }
        return status.value() == 404 || status.value() == 409 ? new NotAvailable(problem.code()) : refused;
    }

    private <T> T fetch(String uri, Class<T> type) {
        try {
            return http.get().uri(URI.create(uri)).retrieve().body(type);
        } catch (HttpClientErrorException refused) {
            throw asFact(refused);
        }
    }

    private String sync(String path) {
        return properties.syncUrl() + path;
    }

    private static String at(String url, String cursor) {
        return UriComponentsBuilder.fromUriString(url)
                .queryParam("limit", PAGE)
                .queryParamIfPresent("cursor", Optional.ofNullable(cursor))
                .encode()
                .toUriString();
    }

    private static <T> List<T> everyPage(Function<String, ? extends Page<T>> fetch) {
        List<T> all = new ArrayList<>();
        String cursor = null;
        do {
            Page<T> page = fetch.apply(cursor);
            all.addAll(page.items());
            cursor = page.nextCursor();
        } while (cursor != null);
        return all;
    }

    private interface Page<T> {
        List<T> items();

        String nextCursor();
    }

    private record ConnectionPage(List<Connection> items, String nextCursor) implements Page<Connection> {}

    private record AccountPage(List<Account> items, String nextCursor) implements Page<Account> {}

    private record TransactionPage(List<Transaction> items, String nextCursor) implements Page<Transaction> {}

    private record Problem(String code, String resumeCursor, Instant snapshotFrom) {}
}
