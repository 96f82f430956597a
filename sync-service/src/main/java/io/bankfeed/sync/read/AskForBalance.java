package io.bankfeed.sync.read;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.token.AccessTokens;
import io.bankfeed.sync.token.TokenRequest;
import io.bankfeed.sync.truelayer.Answer;
import io.bankfeed.sync.truelayer.DataApi;
import io.bankfeed.sync.truelayer.DataRequest;
import io.bankfeed.sync.truelayer.Reply;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerRegistry;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** One synchronous, attended question to the bank; not asked while the bank's breaker is open. */
@Component
class AskForBalance {

    private static final String WHOSE = """
            select kind, provider_account_id, provider_id, connection_id, synced_connection.consent_no
              from account join synced_connection using (connection_id)
             where account_id = :account and shared and token_state = 'usable' and provider_id is not null
            """;

    private final DatabaseClient database;
    private final AccessTokens tokens;
    private final DataApi api;
    private final CircuitBreakerRegistry breakers;
    private final InstantSource clock;

    AskForBalance(
            DatabaseClient database,
            AccessTokens tokens,
            DataApi api,
            CircuitBreakerRegistry breakers,
            InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.api = api;
        this.breakers = breakers;
        this.clock = clock;
    }

    /** Empty where the bank can't or won't tell. */
    Mono<FetchedBalance> at(UUID accountId, String userIp) {
        return database.sql(WHOSE)
                .bind("account", accountId)
                .map(row -> new Whose(
                        path(Rows.text(row, "kind"), Rows.text(row, "provider_account_id")),
                        Rows.text(row, "provider_id"),
                        new TokenRequest(Rows.id(row, "connection_id"), Rows.number(row, "consent_no"), null)))
                .one()
                .filter(whose -> isWell(whose.providerId()))
                .flatMap(whose -> tokens.of(whose.tokenRequest()).flatMap(token -> ask(whose.path(), token, userIp)));
    }

    private Mono<FetchedBalance> ask(String path, AccessToken token, String userIp) {
        var at = clock.instant();
        return api.ask(new DataRequest(path, Map.of(), null, Ids.next(), userIp), token.value())
                .mapNotNull(Reply::answer)
                .ofType(Answer.Results.class)
                .filter(results -> !results.rows().isEmpty())
                .map(results -> new FetchedBalance(List.copyOf(results.rows()), at));
    }

    private boolean isWell(String providerId) {
        return breakers.circuitBreaker(providerId).getState() != CircuitBreaker.State.OPEN;
    }

    private static String path(String kind, String providerAccountId) {
        return "/" + kind + "s/" + URLEncoder.encode(providerAccountId, StandardCharsets.UTF_8) + "/balance";
    }

    private record Whose(String path, String providerId, TokenRequest tokenRequest) {}
}
