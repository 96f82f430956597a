package io.bankfeed.simulator.connection;

import io.bankfeed.simulator.settings.Switch;
import io.bankfeed.simulator.settings.Switches;
import io.bankfeed.simulator.time.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** All grants, and the codes and tokens that lead to them. */
public final class Connections {
    private static final Duration CODE_LIFE = Duration.ofMinutes(5);
    private static final Duration REMEMBERED_AFTER_EXPIRY = Duration.ofDays(1);

    private static final int FORGETS_EVERY = 500;

    private final AtomicInteger issued = new AtomicInteger();
    private final SimulatorClock clock;
    private final AccessTokenMint mint;
    private final Switches switches;
    private final Secrets secrets;
    private final List<Connection> all = new CopyOnWriteArrayList<>();
    private final Map<String, AuthorizationCode> codes = new ConcurrentHashMap<>();
    private final Map<String, AccessToken> accessTokens = new ConcurrentHashMap<>();
    private final Map<String, Connection> refreshTokens = new ConcurrentHashMap<>();

    public Connections(SimulatorClock clock, AccessTokenMint mint, Switches switches, Secrets secrets) {
        this.secrets = secrets;
        this.clock = clock;
        this.mint = mint;
        this.switches = switches;
    }

    public synchronized AuthorizationCode authorize(Grant grant, String redirectUri, @Nullable String challenge) {
        Connection connection = new Connection(all.size() + 1, grant, clock.instant(), secrets);
        all.add(connection);
        return codeFor(connection, redirectUri, challenge);
    }

    /** A code for a connection that stays; its tokens and credentials id do, too. */
    public AuthorizationCode renew(Connection connection, String redirectUri, @Nullable String challenge) {
        connection.authenticateAgain(clock.instant());
        return codeFor(connection, redirectUri, challenge);
    }

    private AuthorizationCode codeFor(Connection connection, String redirectUri, @Nullable String challenge) {
        Instant expiresAt = clock.instant().plus(CODE_LIFE);
        AuthorizationCode code = new AuthorizationCode(
                secrets.code(), connection, redirectUri, challenge, expiresAt, new AtomicBoolean());
        codes.put(code.value(), code);
        return code;
    }

    public Optional<AuthorizationCode> findCode(@Nullable String value) {
        return Optional.ofNullable(value).map(codes::get);
    }

    public Optional<Connection> findByRefreshToken(@Nullable String value) {
        return Optional.ofNullable(value).map(refreshTokens::get);
    }

    public Optional<AccessToken> findAccessToken(String value) {
        return Optional.ofNullable(accessTokens.get(value));
    }

    public List<Connection> all() {
        return List.copyOf(all);
    }

    public Optional<Connection> find(int number) {
        return number >= 1 && number <= all.size() ? Optional.of(all.get(number - 1)) : Optional.empty();
    }

    /** Also for a token that has become too old to be used. */
    public boolean isCurrent(String refreshToken, Connection connection) {
        return refreshToken.equals(connection.refreshToken()) && connection.state() != Connection.State.DELETED;
    }

    /** Whether this very refresh token may be used now. */
    public boolean accepts(String refreshToken, Connection connection) {
        return refreshToken.equals(connection.refreshToken()) && connection.canRefreshAt(clock.instant());
    }

    /** A new access token; with it goes the refresh token, the same for ever unless rotation is switched on. */
    public Tokens issue(Connection connection, String issuer) {
        synchronized (connection) {
            AccessToken access = mint.mint(connection, issuer, clock.instant());
            String refresh = connection.scopes().contains("offline_access") ? refreshTokenFor(connection) : null;
            connection.activate(access, refresh, clock.instant());
            accessTokens.put(access.value(), access);
            forgetOldTokensNowAndThen();
            return new Tokens(access, refresh);
        }
    }

    private String refreshTokenFor(Connection connection) {
        String current = connection.refreshToken();
        if (current != null && switches.is(Switch.REFRESH_ROTATION, "off")) {
            return current;
        }
        String fresh = secrets.refreshToken();
        refreshTokens.put(fresh, connection);
        return fresh;
    }

    /** From here on the connection gets a refresh token of another value. */
    public Tokens issueRotated(Connection connection, String issuer) {
        synchronized (connection) {
            connection.forgetRefreshToken();
            return issue(connection, issuer);
        }
    }

    /** The consent begins anew; tokens and credentials id stay. */
    public void extend(Connection connection) {
        connection.extend(clock.instant());
    }

    private void forgetOldTokensNowAndThen() {
        if (issued.incrementAndGet() % FORGETS_EVERY == 0) {
            accessTokens.values().removeIf(this::isForgotten);
        }
    }

    private boolean isForgotten(AccessToken token) {
        return token.expiresAt().plus(REMEMBERED_AFTER_EXPIRY).isBefore(clock.instant());
    }
}
