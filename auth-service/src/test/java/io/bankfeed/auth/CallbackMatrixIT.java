package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.crypto.SealedGrant;
import io.bankfeed.testsupport.EventLog;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * Generated callbacks of every kind, shuffled and many at a time: a valid one hands its code on once, and no other
 * hands anything on. What is handed on is opened as token-service would.
 */
class CallbackMatrixIT extends AuthServiceSetting {

    private static final Logger LOG = LoggerFactory.getLogger(CallbackMatrixIT.class);
    private static final String BEARER = bearer("acme", READ, WRITE);

    private Browsers browsers = new Browsers(0);

    /** What comes back, and whether a grant may come of it. */
    private enum Kind {
        VALID(true),
        NO_COOKIE(true),
        FORM_POST(true),
        REPLAYED(true),
        TWICE_AT_ONCE(true),
        ERROR(false),
        OTHER_BROWSERS_COOKIE(false),
        EXPIRED(false),
        FORGED_STATE(false),
        TAMPERED_STATE(false),
        NO_STATE(false),
        CODE_AND_ERROR(false);

        private final boolean granted;

        Kind(boolean granted) {
            this.granted = granted;
        }
    }

    private record Case(Kind kind, Link link, String cookie, String code) {}

    @Test
    void of_three_hundred_generated_callbacks_each_valid_one_is_handed_on_once_and_no_other() throws Exception {
        prove(300);
    }

    @Test
    @Tag("proof")
    void of_ten_thousand_generated_callbacks_each_valid_one_is_handed_on_once_and_no_other() throws Exception {
        prove(10_000);
    }

    private void prove(int callbacks) throws Exception {
        browsers = new Browsers(port);
        long seed = Long.getLong("bankfeed.seed", System.nanoTime());
        LOG.info("seed {} (-Dbankfeed.seed repeats it)", seed);
        var random = new Random(seed);
        List<Kind> kinds = new ArrayList<>();
        for (int i = 0; i < callbacks; i++) {
            kinds.add(Kind.values()[i % Kind.values().length]);
        }
        List<Case> expired =
                made(kinds.stream().filter(kind -> kind == Kind.EXPIRED).toList());
        clock.step(Duration.ofHours(2));
        List<Case> cases =
                made(kinds.stream().filter(kind -> kind != Kind.EXPIRED).toList());
        cases.addAll(expired);
        Collections.shuffle(cases, random);

        Browsers.all(cases, this::comeBack);

        Map<UUID, List<String>> handedOn = handedOn(cases);
        Map<UUID, List<String>> wanted = new HashMap<>();
        cases.stream()
                .filter(each -> each.kind.granted)
                .forEach(each -> wanted.put(each.link.connectionId(), List.of(each.code)));
        assertThat(handedOn).as("seed %d", seed).isEqualTo(wanted);
        LOG.info("{} callbacks, {} handed on, seed {}", callbacks, wanted.size(), seed);
    }

    private Void comeBack(Case each) throws IOException, InterruptedException {
        String state = each.link.state();
        String code = "code=" + each.code;
        switch (each.kind) {
            case VALID -> taken(browsers.query(code + "&state=" + state, each.cookie));
            case NO_COOKIE -> taken(browsers.query(code + "&state=" + state, null));
            case FORM_POST -> taken(browsers.form(code + "&state=" + state, each.cookie));
            case REPLAYED -> {
                String first = taken(browsers.query(code + "&state=" + state, each.cookie));
                assertThat(taken(browsers.query("code=another&state=" + state, each.cookie)))
                        .isEqualTo(first);
                assertThat(taken(browsers.form(code + "&state=" + state, each.cookie)))
                        .isEqualTo(first);
            }
            case TWICE_AT_ONCE -> twice(code + "&state=" + state, each.cookie);
            case ERROR -> taken(browsers.query("error=access_denied&state=" + state, each.cookie));
            case OTHER_BROWSERS_COOKIE -> refused(browsers.query(code + "&state=" + state, anotherCookie(each.cookie)));
            case EXPIRED -> refused(browsers.query(code + "&state=" + state, each.cookie));
            case FORGED_STATE -> refused(browsers.query(code + "&state=" + anotherCookie(state), each.cookie));
            case TAMPERED_STATE -> refused(browsers.query(code + "&state=" + state.substring(1) + "A", each.cookie));
            case NO_STATE -> refused(browsers.query(code, each.cookie));
            case CODE_AND_ERROR -> refused(browsers.query(code + "&error=x&state=" + state, each.cookie));
        }
        return null;
    }

    private void twice(String query, String cookie) throws IOException, InterruptedException {
        var second = browsers.queryMeanwhile(query, cookie);
        String first = taken(browsers.query(query, cookie));
        assertThat(taken(second.join())).isEqualTo(first);
    }

    /** Links, opened by a browser each. */
    private List<Case> made(List<Kind> kinds) throws Exception {
        return new ArrayList<>(Browsers.all(kinds, this::made));
    }

    private Case made(Kind kind) throws IOException, InterruptedException {
        var created = browsers.send(HttpRequest.newBuilder(here("/v1/connections"))
                .header("authorization", BEARER)
                .header("content-type", "application/json")
                .POST(BodyPublishers.ofString("{\"user_id\":\"matrix\"}"))
                .build());
        var link = Link.of("acme", json.readTree(created.body()));
        var opened = browsers.send(
                HttpRequest.newBuilder(here(link.connectUri().getPath())).GET().build());
        String cookie =
                opened.headers().firstValue("set-cookie").orElseThrow().replaceAll("^__Host-bankfeed=([^;]*);.*", "$1");
        return new Case(kind, link, cookie, "code-" + UUID.randomUUID());
    }

    private static String taken(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(303);
        URI landing = URI.create(response.headers().firstValue("location").orElseThrow());
        return String.valueOf(Link.parameter(landing, "ref"));
    }

    private static void refused(HttpResponse<String> response) {
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.headers().firstValue("location")).isEmpty();
    }

    /** Another of the same shape. */
    private static String anotherCookie(String cookie) {
        return OneUseSecret.random().text().replace(cookie, "");
    }

    /** The codes on the broker, by connection. */
    private Map<UUID, List<String>> handedOn(List<Case> cases) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> count("select count(*) from outbox where published_at is null") == 0);
        long granted = cases.stream().filter(each -> each.kind.granted).count();
        var ours =
                cases.stream().map(each -> each.link.connectionId().toString()).collect(Collectors.toSet());
        Map<UUID, List<String>> codes = new HashMap<>();
        try (var log = new EventLog("bankfeed.consents")) {
            log.await((int) granted, ofType(GRANTED).and(record -> ours.contains(record.key())))
                    .forEach(record -> {
                        UUID connection = UUID.fromString(record.key());
                        codes.computeIfAbsent(connection, id -> new ArrayList<>())
                                .add(codeIn(connection, data(record)));
                    });
        }
        return codes;
    }

    private static String codeIn(UUID connection, JsonNode event) {
        UUID attempt = UUID.fromString(event.path("attempt_id").asString());
        return SealedGrant.openWith(TestKeys.opener(), event.path("sealed_code").asString(), connection, attempt)
                .code()
                .reveal();
    }
}
