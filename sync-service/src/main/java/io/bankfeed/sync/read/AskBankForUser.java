package io.bankfeed.sync.read;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.token.AccessToken;
import io.bankfeed.sync.token.AccessTokens;
import io.bankfeed.sync.token.TokenRequest;
import io.bankfeed.sync.truelayer.Answer;
import io.bankfeed.sync.truelayer.BankCalls;
import io.bankfeed.sync.truelayer.DataRequest;
import io.bankfeed.sync.truelayer.Reply;
import io.github.resilience4j.bulkhead.BulkheadRegistry;
import io.github.resilience4j.reactor.bulkhead.operator.BulkheadOperator;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.UUID;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Synchronous, attended questions: the user waits. They have a bulkhead of their own for each bank, apart from what the
 * workers ask, and share the bank's breaker and rate limit with them.
 */
@Component
class AskBankForUser {
    private static final String WHOSE = """
            select kind, provider_account_id, provider_id, connection_id, synced_connection.consent_no
              from account join synced_connection using (connection_id)
             where account_id = :account and shared and token_state = 'usable' and provider_id is not null
            """;

    private final DatabaseClient database;
    private final AccessTokens tokens;
    private final BankCalls bank;
    private final BulkheadRegistry bulkheads;
    private final InstantSource clock;

    AskBankForUser(
            DatabaseClient database,
            AccessTokens tokens,
            BankCalls bank,
            BulkheadRegistry bulkheads,
            InstantSource clock) {
        this.database = database;
        this.tokens = tokens;
        this.bank = bank;
        this.bulkheads = bulkheads;
        this.clock = clock;
    }

    /**
     * What is below an account or card, as in {@code /balance}. Empty where the bank can't or won't tell.
     *
     * @param userIp of the user who waits
     */
    Mono<Fetched> about(UUID accountId, String what, Map<String, String> query, String userIp) {
        return whose(accountId)
                .filter(whose -> !bank.areHeldBack(whose.providerId()))
                .flatMap(whose -> tokens.of(whose.tokenRequest())
                        .flatMap(token -> ask(
                                whose, token, new DataRequest(whose.path() + what, query, null, Ids.next(), userIp))));
    }

    Mono<Whose> whose(UUID accountId) {
        return database.sql(WHOSE)
                .bind("account", accountId)
                .map(row -> new Whose(
                        Rows.text(row, "kind"),
                        Rows.text(row, "provider_account_id"),
                        Rows.text(row, "provider_id"),
                        new TokenRequest(Rows.id(row, "connection_id"), Rows.number(row, "consent_no"), null)))
                .one();
    }

    private Mono<Fetched> ask(Whose whose, AccessToken token, DataRequest request) {
        var at = clock.instant();
        return bank.ask(whose.providerId(), request, token.value())
                .transformDeferred(BulkheadOperator.of(bulkheads.bulkhead(whose.providerId())))
                .mapNotNull(Reply::answer)
                .ofType(Answer.Results.class)
                .map(results -> new Fetched(results.rows(), at));
    }

    /** Whose account it is, and at which bank. */
    record Whose(String kind, String providerAccountId, String providerId, TokenRequest tokenRequest) {
        boolean isCard() {
            return "card".equals(kind);
        }

        String path() {
            return "/" + kind + "s/" + URLEncoder.encode(providerAccountId, StandardCharsets.UTF_8);
        }
    }
}
