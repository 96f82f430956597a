package io.bankfeed.token;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** A small TrueLayer: single-use codes with PKCE, only the newest access token valid, a ledger of what it was asked. */
final class FakeTrueLayer {

    static final String CLIENT_ID = "test-client";
    static final String CLIENT_SECRET = "PLANTED-client-secret";

    private final HttpServer server = Loopback.server();
    private final Map<String, Code> codes = new ConcurrentHashMap<>();
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();
    final OrderedFaults faults = new OrderedFaults();
    private final AtomicInteger serial = new AtomicInteger();
    private final CountDownLatch never = new CountDownLatch(1);
    final AtomicInteger exchanges = new AtomicInteger();
    final AtomicInteger deletionsToFail = new AtomicInteger();
    volatile boolean meFails;
    volatile int slowness;

    FakeTrueLayer() {
        server.setExecutor(Executors.newCachedThreadPool(task -> {
            Thread thread = new Thread(task, "fake-truelayer");
            thread.setDaemon(true);
            return thread;
        }));
        server.createContext("/connect/token", exchange -> answer(exchange, this::token));
        server.createContext("/data/v1/me", exchange -> answer(exchange, this::me));
        server.createContext("/api/delete", exchange -> answer(exchange, this::delete));
        server.createContext("/connections/extend", exchange -> answer(exchange, new FakeRenewals(this)::extend));
        server.createContext("/v1/reauthuri", exchange -> answer(exchange, new FakeRenewals(this)::reauthUri));
        server.start();
    }

    String url() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A user who has said yes at the bank. */
    Code newCode(String provider, boolean offline) {
        var grant = new Grant("cred+/" + serial.incrementAndGet() + "=", provider, offline);
        var code = new Code("PLANTED-code-" + serial.incrementAndGet(), "verifier-" + serial.get(), grant);
        grants.put(grant.credentialsId, grant);
        codes.put(code.value, code);
        return code;
    }

    /** For the next call that concerns the grant. */
    void fail(Grant grant, Fault... next) {
        faults.add(grant, next);
    }

    private Answer token(HttpExchange exchange) throws IOException {
        Map<String, String> form = Form.read(exchange);
        if (!CLIENT_ID.equals(form.get("client_id")) || !CLIENT_SECRET.equals(form.get("client_secret"))) {
            return Answer.error(400, "invalid_client");
        }
        return "authorization_code".equals(form.get("grant_type")) ? exchange(form) : refresh(form);
    }

    private Answer exchange(Map<String, String> form) {
        exchanges.incrementAndGet();
        Code code = codes.get(form.getOrDefault("code", ""));
        if (code == null) {
            return Answer.error(400, "invalid_grant");
        }
        return answering(code.grant, () -> {
            boolean right = code.verifier.equals(form.get("code_verifier")) && form.containsKey("redirect_uri");
            return right && code.used.compareAndSet(false, true)
                    ? issue(code.grant)
                    : Answer.error(400, "invalid_grant");
        });
    }

    private Answer refresh(Map<String, String> form) {
        return ofRefreshToken(form.getOrDefault("refresh_token", ""))
                .map(grant -> answering(grant, () -> issue(grant)))
                .orElseGet(() -> Answer.error(400, "invalid_grant"));
    }

    Answer answering(Grant grant, Supplier<Answer> well) {
        grant.enter();
        try {
            pause(slowness + grant.slowness);
            Fault fault = faults.next(grant);
            if (fault == null) {
                return well.get();
            }
            if (fault.takes()) {
                Objects.requireNonNull(well.get());
            }
            return fault.hangs() ? Answer.HANGS : new Answer(fault.status(), fault.body(), fault.headers());
        } finally {
            grant.leave();
        }
    }

    Answer issue(Grant grant) {
        int number = serial.incrementAndGet();
        String access = Jwt.of(grant, number);
        grant.accessToken = access;
        grant.usedAt = TokenServiceTest.CLOCK.instant();
        if (grant.offline && (grant.refreshToken == null || grant.rotates)) {
            grant.refreshToken = "PLANTED-refresh-" + number;
        }
        String refresh = grant.offline ? ",\"refresh_token\":\"" + grant.refreshToken + "\"" : "";
        return Answer.ok(Answer.TOKEN.formatted(access, grant.expiresIn, refresh));
    }

    private Answer me(HttpExchange exchange) {
        if (meFails) {
            return new Answer(502, "<html>Bad gateway</html>", Map.of());
        }
        return bearer(exchange)
                .map(grant -> Answer.ok(Answer.ME.formatted(grant.credentialsId, grant.provider, grant.provider)))
                .orElseGet(() -> Answer.error(401, "invalid_token"));
    }

    private Answer delete(HttpExchange exchange) {
        if (deletionsToFail.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            return Answer.error(500, "internal_server_error");
        }
        var deleted = bearer(exchange);
        deleted.ifPresent(grant -> grant.deleted = true);
        return deleted.isPresent() ? Answer.ok("") : Answer.error(401, "unauthorized");
    }

    private Optional<Grant> bearer(HttpExchange exchange) {
        String header = exchange.getRequestHeaders().getFirst("Authorization");
        return find(
                grant -> grant.accessToken != null && ("Bearer " + grant.accessToken).equals(header) && !grant.deleted);
    }

    Optional<Grant> ofRefreshToken(String token) {
        return find(grant -> token.equals(grant.refreshToken) && !grant.deleted && !grant.idle());
    }

    private Optional<Grant> find(Predicate<Grant> wanted) {
        return grants.values().stream().filter(wanted).findFirst();
    }

    private void answer(HttpExchange exchange, Handler handler) throws IOException {
        try (exchange) {
            Answer answer = handler.handle(exchange);
            if (answer == Answer.HANGS) {
                pause(60_000);
                return;
            }
            byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
            answer.headers()
                    .forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
            exchange.getResponseHeaders().set("content-type", "application/json");
            exchange.sendResponseHeaders(answer.status(), body.length == 0 ? -1 : body.length);
            exchange.getResponseBody().write(body);
        }
    }

    private void pause(int millis) {
        try {
            boolean ended = never.await(millis, TimeUnit.MILLISECONDS);
            assert !ended;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private interface Handler {
        Answer handle(HttpExchange exchange) throws IOException;
    }
}
