package io.bankfeed.common.event;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** The one table from wire type to payload and topic. A wire type is never a class name and never changes. */
public enum EventType {
    CONSENT_GRANTED("bankfeed.consent.granted.v1", ConsentEvent.ConsentGranted.class, Topics.CONSENTS),
    CONSENT_CONFIRMED("bankfeed.consent.confirmed.v1", ConsentEvent.ConsentConfirmed.class, Topics.CONSENTS),
    OTHER_ACCOUNTS_ACCEPTED(
            "bankfeed.consent.other-accounts-accepted.v1", ConsentEvent.OtherAccountsAccepted.class, Topics.CONSENTS),
    CONSENT_REVOKED("bankfeed.consent.revoked.v1", ConsentEvent.ConsentRevoked.class, Topics.CONSENTS),

    TOKEN_REFRESHED("bankfeed.token.refreshed.v1", TokenEvent.TokenRefreshed.class, Topics.TOKENS),
    TOKEN_REFRESH_FAILED("bankfeed.token.refresh-failed.v1", TokenEvent.TokenRefreshFailed.class, Topics.TOKENS),
    TOKEN_LOST("bankfeed.token.lost.v1", TokenEvent.TokenLost.class, Topics.TOKENS),
    TOKEN_ERASED("bankfeed.token.erased.v1", TokenEvent.TokenErased.class, Topics.TOKENS),

    RESULTS_READY("bankfeed.results.ready.v1", ResultEvent.ResultsReady.class, Topics.RESULTS),

    SYNC_COMPLETED("bankfeed.sync.completed.v1", SyncEvent.SyncCompleted.class, Topics.SYNCS),
    SYNC_FAILED("bankfeed.sync.failed.v1", SyncEvent.SyncFailed.class, Topics.SYNCS),
    ACCOUNTS_COMPARED("bankfeed.sync.accounts-compared.v1", SyncEvent.AccountsCompared.class, Topics.SYNCS),
    SYNC_ERASED("bankfeed.sync.erased.v1", SyncEvent.SyncErased.class, Topics.SYNCS),

    PROVIDER_UNHEALTHY("bankfeed.provider.unhealthy.v1", ProviderEvent.ProviderUnhealthy.class, Topics.PROVIDERS),
    PROVIDER_HEALTHY("bankfeed.provider.healthy.v1", ProviderEvent.ProviderHealthy.class, Topics.PROVIDERS),

    CONNECTION_CHANGED("bankfeed.connection.changed.v1", ConnectionEvent.ConnectionChanged.class, Topics::connections),
    CONSENT_EXPIRING("bankfeed.consent.expiring.v1", ConnectionEvent.ConsentExpiring.class, Topics::connections),
    CONSENT_EXPIRED("bankfeed.consent.expired.v1", ConnectionEvent.ConsentExpired.class, Topics::connections),
    CONSENT_RENEWED("bankfeed.consent.renewed.v1", ConnectionEvent.ConsentRenewed.class, Topics::connections),
    CONSENT_RECOVERED("bankfeed.consent.recovered.v1", ConnectionEvent.ConsentRecovered.class, Topics::connections),
    CONSENT_FAILED("bankfeed.consent.failed.v1", ConnectionEvent.ConsentFailed.class, Topics::connections),

    ACCOUNT_CHANGED("bankfeed.account.changed.v1", AccountEvent.AccountChanged.class, Topics::accounts),
    BALANCE_CHANGED("bankfeed.balance.changed.v1", AccountEvent.BalanceChanged.class, Topics::accounts),
    DATA_ERASED("bankfeed.data.erased.v1", AccountEvent.DataErased.class, Topics::accounts),

    TRANSACTIONS_CHANGED(
            "bankfeed.transactions.changed.v1", TransactionEvent.TransactionsChanged.class, Topics::transactions);

    private static final Map<String, EventType> BY_WIRE_TYPE =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::wireType, Function.identity()));
    private static final Map<Class<?>, EventType> BY_PAYLOAD =
            Arrays.stream(values()).collect(Collectors.toMap(EventType::payload, Function.identity()));

    private final String wireType;
    private final Class<? extends Event> payload;
    private final UnaryOperator<String> topic;

    EventType(String wireType, Class<? extends Event> payload, String topic) {
        this(wireType, payload, tenant -> topic);
    }

    EventType(String wireType, Class<? extends Event> payload, UnaryOperator<String> topicOfTenant) {
        this.wireType = wireType;
        this.payload = payload;
        this.topic = topicOfTenant;
    }

    public String wireType() {
        return wireType;
    }

    public Class<? extends Event> payload() {
        return payload;
    }

    public String topic(String tenant) {
        return topic.apply(tenant);
    }

    public static Optional<EventType> ofWireType(String wireType) {
        return Optional.ofNullable(BY_WIRE_TYPE.get(wireType));
    }

    static EventType of(Event payload) {
        return Optional.ofNullable(BY_PAYLOAD.get(payload.getClass()))
                .orElseThrow(() -> new IllegalArgumentException("no wire type for " + payload.getClass()));
    }
}
