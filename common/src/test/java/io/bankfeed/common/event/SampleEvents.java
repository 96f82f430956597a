package io.bankfeed.common.event;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/** One event of every type, the same for ever: what the golden files were made of. */
final class SampleEvents {

    static final UUID CONNECTION = UUID.fromString("019376a0-0000-7000-8000-000000000001");

    private static final UUID ID = UUID.fromString("019376a0-0000-7000-8000-0000000000ee");
    private static final UUID OTHER = UUID.fromString("019376a0-0000-7000-8000-000000000002");
    private static final Instant THEN = Instant.parse("2026-11-20T09:30:00Z");
    private static final Instant LATER = Instant.parse("2027-02-18T09:30:00Z");
    private static final List<String> SCOPES = List.of("info", "accounts", "offline_access");

    private SampleEvents() {}

    static EventEnvelope<Event> envelope(EventType type) {
        boolean ofProvider = ProviderEvent.class.isAssignableFrom(type.payload());
        return ofProvider
                ? new EventEnvelope<>(ID, "webhook-receiver", THEN, "ob-monzo", "", 0, payload(type))
                : new EventEnvelope<>(ID, "auth-service", THEN, CONNECTION.toString(), "demo", 2, payload(type));
    }

    private static Event payload(EventType type) {
        return switch (type) {
            case CONSENT_GRANTED, CONSENT_CONFIRMED, OTHER_ACCOUNTS_ACCEPTED, CONSENT_REVOKED -> consent(type);
            case TOKEN_REFRESHED, TOKEN_REFRESH_FAILED, TOKEN_LOST, TOKEN_ERASED -> token(type);
            case RESULTS_READY -> new ResultEvent.ResultsReady(OTHER, "succeeded", THEN);
            case SYNC_COMPLETED, SYNC_FAILED, ACCOUNTS_COMPARED, SYNC_ERASED -> sync(type);
            case PROVIDER_UNHEALTHY -> new ProviderEvent.ProviderUnhealthy("ob-monzo", "provider_error", THEN);
            case PROVIDER_HEALTHY -> new ProviderEvent.ProviderHealthy("ob-monzo", THEN);
            case CONNECTION_CHANGED,
                    CONSENT_EXPIRING,
                    CONSENT_EXPIRED,
                    CONSENT_RENEWED,
                    CONSENT_RECOVERED,
                    CONSENT_FAILED -> connection(type);
            case ACCOUNT_CHANGED, BALANCE_CHANGED, DATA_ERASED -> account(type);
            case TRANSACTIONS_CHANGED -> transactions();
        };
    }

    private static Event consent(EventType type) {
        return switch (type) {
            case CONSENT_GRANTED ->
                new ConsentEvent.ConsentGranted(
                        OTHER,
                        "c2VhbGVk",
                        null,
                        "https://feed.example/callback",
                        SCOPES,
                        "ob-monzo",
                        THEN,
                        THEN.plusSeconds(300),
                        THEN.plusSeconds(2700));
            case CONSENT_CONFIRMED -> new ConsentEvent.ConsentConfirmed(THEN);
            case OTHER_ACCOUNTS_ACCEPTED -> new ConsentEvent.OtherAccountsAccepted(THEN);
            default -> new ConsentEvent.ConsentRevoked(THEN);
        };
    }

    private static Event token(EventType type) {
        return switch (type) {
            case TOKEN_REFRESHED ->
                new TokenEvent.TokenRefreshed(
                        true,
                        THEN.plusSeconds(3600),
                        LATER,
                        null,
                        SCOPES,
                        "ob-monzo",
                        "Monzo",
                        "6L7RxyPKX0THy1tw93PB4V+8DB+KjnX9Pxa451yXPu0=",
                        THEN,
                        THEN.plusSeconds(2700),
                        1);
            case TOKEN_REFRESH_FAILED -> new TokenEvent.TokenRefreshFailed("provider_error", Actor.BANK, LATER);
            case TOKEN_LOST -> new TokenEvent.TokenLost("invalid_grant", Actor.USER);
            default -> new TokenEvent.TokenErased(THEN);
        };
    }

    private static Event sync(EventType type) {
        return switch (type) {
            case SYNC_COMPLETED -> new SyncEvent.SyncCompleted(OTHER, 3, 120, 4, 1, THEN, LATER, true);
            case SYNC_FAILED -> new SyncEvent.SyncFailed(OTHER, "provider_timeout", Actor.BANK, LATER);
            case ACCOUNTS_COMPARED -> new SyncEvent.AccountsCompared(List.of(OTHER), List.of(), List.of(ID), false);
            default -> new SyncEvent.SyncErased(THEN);
        };
    }

    private static Event connection(EventType type) {
        return switch (type) {
            case CONNECTION_CHANGED ->
                new ConnectionEvent.ConnectionChanged(
                        "user-1",
                        "order-77",
                        "active",
                        null,
                        new ProviderRef("ob-monzo", "Monzo"),
                        new ConsentClock(2, THEN, LATER, "policy"),
                        new Health(THEN, THEN, THEN, LATER, null, Actor.NOBODY));
            case CONSENT_EXPIRING -> new ConnectionEvent.ConsentExpiring(14, LATER, "https://feed.example/connect/t");
            case CONSENT_EXPIRED -> new ConnectionEvent.ConsentExpired(LATER);
            case CONSENT_RENEWED ->
                new ConnectionEvent.ConsentRenewed(LATER, List.of(OTHER.toString()), List.of(), List.of());
            case CONSENT_RECOVERED -> new ConnectionEvent.ConsentRecovered(THEN);
            default -> new ConnectionEvent.ConsentFailed("bank", "provider_error");
        };
    }

    private static Event account(EventType type) {
        return switch (type) {
            case ACCOUNT_CHANGED ->
                new AccountEvent.AccountChanged(OTHER, "account", "TRANSACTION", "Current", "GBP", true, "****6789");
            case BALANCE_CHANGED ->
                new AccountEvent.BalanceChanged(
                        OTHER, new BigDecimal("1161.20"), new BigDecimal("2150.80"), null, null, "GBP", THEN);
            default -> new AccountEvent.DataErased(THEN);
        };
    }

    private static Event transactions() {
        var change = JsonMapper.shared().readTree("""
                {"cursor": "MDE5Mzc2YTAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAxfDE", "op": "added", "transaction": {
                    "transaction_uid": "019376a0-0000-7000-8000-000000000003",
                    "account_id": "019376a0-0000-7000-8000-000000000002",
                    "status": "booked", "direction": "debit", "amount": {"value": "-12.34", "currency": "GBP"},
                    "booked_on": "2026-11-20", "timestamp": "2026-11-20T09:12:00.000000Z",
                    "description": "TESCO STORES 3217", "merchant_name": "Tesco", "category": "PURCHASE",
                    "classification": ["Shopping", "Groceries"],
                    "running_balance": {"value": "1161.20", "currency": "GBP"},
                    "provider_ids": {"transaction_id": "b1a4f1f2", "normalised_provider_transaction_id": "txn-77",
                                     "provider_transaction_id": null},
                    "meta": {"provider_reference": "3217"}},
                 "settled_from": null, "changed_at": "2026-11-20T09:30:00Z"}
                """);
        return new TransactionEvent.TransactionsChanged(OTHER, List.of(change));
    }
}
