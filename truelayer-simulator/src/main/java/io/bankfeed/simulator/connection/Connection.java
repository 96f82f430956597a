package io.bankfeed.simulator.connection;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.MockLogin;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Quirk;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** One grant by one user: TrueLayer v1 knows it by its credentials id alone. */
public final class Connection {
    static final Duration REFRESH_IDLE_LIMIT = Duration.ofDays(30);

    private final int number;
    private final String credentialsId;
    private final String credentialsKey;
    private final String consentIdOfToken;
    private final Grant grant;
    private final Instant grantedAt;
    private volatile AccountIds ids;
    private volatile Instant authenticatedAt;
    private volatile Instant consentExpiresAt;
    private volatile State state = State.AUTHORIZED;
    private volatile @Nullable AccessToken newest;
    private volatile @Nullable String refreshToken;
    private volatile Instant refreshUsedAt;

    /** Expiry is a matter of the clock, not of state. */
    public enum State {
        AUTHORIZED,
        ACTIVE,
        REVOKED_AT_BANK,
        DELETED
    }

    Connection(int number, Grant grant, Instant now, Secrets secrets) {
        this.number = number;
        this.credentialsId = secrets.credentialsId();
        this.credentialsKey = secrets.hex(32).toLowerCase(Locale.ROOT);
        this.consentIdOfToken = grant.consentId() == null ? secrets.uuid() : grant.consentId();
        this.grant = grant;
        this.grantedAt = now;
        this.authenticatedAt = now;
        this.refreshUsedAt = now;
        this.ids = newIds();
        this.consentExpiresAt = now.plus(Duration.ofDays(grant.bank().terms().consentDays()));
    }

    private AccountIds newIds() {
        boolean change = grant.bank().terms().has(Quirk.ACCOUNT_IDS_CHANGE);
        return new AccountIds(change ? credentialsId + "@" + authenticatedAt : "");
    }

    public int number() {
        return number;
    }

    public String credentialsId() {
        return credentialsId;
    }

    String credentialsKey() {
        return credentialsKey;
    }

    /** The client's, or one that TrueLayer has made up. */
    String consentIdOfToken() {
        return consentIdOfToken;
    }

    public String clientId() {
        return grant.clientId();
    }

    public Bank bank() {
        return grant.bank();
    }

    public MockLogin login() {
        return grant.login();
    }

    public List<String> scopes() {
        return grant.scopes();
    }

    /** The accounts that the user ticked, as this connection names them. */
    public Set<String> accountIds() {
        return grant.accountIds().stream().map(ids::shown).collect(Collectors.toUnmodifiableSet());
    }

    public boolean shares(Product product) {
        return accountIds().contains(product.id());
    }

    /** The bank's own id of an account. */
    public String bankAccountId(String shown, LocalDate today) {
        return ids.own(bank().holdings(login().user(), today), shown);
    }

    public @Nullable String consentId() {
        return grant.consentId();
    }

    public Instant grantedAt() {
        return grantedAt;
    }

    public Instant consentExpiresAt() {
        return consentExpiresAt;
    }

    public Instant authenticatedAt() {
        return authenticatedAt;
    }

    public @Nullable AccessToken newestToken() {
        return newest;
    }

    public Instant historyWindowClosesAt() {
        return authenticatedAt.plus(bank().terms().historyWindow());
    }

    public State state() {
        return state;
    }

    public boolean isConsentedAt(Instant now) {
        return (state == State.AUTHORIZED || state == State.ACTIVE) && now.isBefore(consentExpiresAt);
    }

    public Holdings holdings(LocalDate today) {
        return ids.over(bank().holdings(login().user(), today));
    }

    public synchronized void end(State end) {
        state = end;
    }

    /** The user has logged in again: consent and history window begin anew. */
    synchronized void authenticateAgain(Instant now) {
        authenticatedAt = now;
        refreshUsedAt = now;
        ids = newIds();
        state = State.ACTIVE;
        extend(now);
    }

    synchronized void extend(Instant now) {
        consentExpiresAt = now.plus(Duration.ofDays(bank().terms().consentDays()));
    }

    synchronized void activate(AccessToken token, @Nullable String refresh, Instant now) {
        if (state == State.AUTHORIZED) {
            state = State.ACTIVE;
        }
        newest = token;
        refreshToken = refresh;
        refreshUsedAt = now;
    }

    @Nullable
    String refreshToken() {
        return refreshToken;
    }

    synchronized void forgetRefreshToken() {
        refreshToken = null;
    }

    boolean canRefreshAt(Instant now) {
        return isConsentedAt(now) && now.isBefore(refreshUsedAt.plus(REFRESH_IDLE_LIMIT));
    }

    public boolean isNewest(@Nullable AccessToken token) {
        return token != null && token.equals(newest);
    }
}
