package io.bankfeed.auth;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.EventEnvelope;
import io.bankfeed.common.event.ProviderEvent;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

/** A regulated tenant with all of our pages, and a browser that reads them. */
abstract class HostedPagesSetting extends ActiveConnectionSetting {

    static final StubTrueLayer TRUE_LAYER = StubTrueLayer.INSTANCE;

    @BeforeEach
    void directLinksAreRefused() {
        TRUE_LAYER.bankPage = null;
    }

    Link oak(Map<String, Object> wanted) {
        return link("oak", wanted);
    }

    /** Agrees, and gives the cookie. */
    String choose(Link link) {
        var answer = http.post()
                .uri(link.connectUri().getPath())
                .exchange()
                .expectStatus()
                .isSeeOther()
                .expectBody()
                .returnResult();
        assertThat(answer.getResponseHeaders().getLocation())
                .hasPath(link.connectUri().getPath() + "/banks");
        return Objects.requireNonNull(answer.getResponseCookies().getFirst("__Host-bankfeed"))
                .getValue();
    }

    Document page(String path, @Nullable String cookie) {
        var request = http.get().uri(here(path));
        return Jsoup.parse(Objects.requireNonNull((cookie == null ? request : request.cookie("__Host-bankfeed", cookie))
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentTypeCompatibleWith(MediaType.TEXT_HTML)
                .expectBody(String.class)
                .returnResult()
                .getResponseBody()));
    }

    WebTestClient.ResponseSpec postBank(String path, String cookie, Map<String, String> form) {
        var body = new LinkedMultiValueMap<String, String>();
        form.forEach(body::add);
        return http.post()
                .uri(path)
                .cookie("__Host-bankfeed", cookie)
                .body(BodyInserters.fromFormData(body))
                .exchange();
    }

    String resultOf(String answer) {
        var link = oak(Map.of("user_id", "result"));
        URI result = location(callback(answer + "&state=" + link.state()));
        return page(result.getPath(), null).text();
    }

    List<JsonNode> evidence(Link link) {
        return body(get(link.tenant(), "/v1/connections/" + link.connectionId() + "/evidence"), 200)
                .path("items")
                .valueStream()
                .toList();
    }

    String health(String providerId) {
        return body(get("demo", "/v1/providers"), 200)
                .path("items")
                .valueStream()
                .filter(provider -> provider.path("provider_id").asString().equals(providerId))
                .findFirst()
                .orElseThrow()
                .path("availability")
                .path("recommended_status")
                .asString();
    }

    void publish(String providerId, ProviderEvent event) {
        publisher
                .publish(new EventEnvelope<>(UUID.randomUUID(), "test", Instant.now(), providerId, "", 0, event))
                .block(Duration.ofSeconds(20));
    }

    long known(Link link) {
        return count("select count(*) from known_account where connection_id = '" + link.connectionId() + "'");
    }

    void revoke(Link link) {
        http.delete()
                .uri("/v1/connections/" + link.connectionId() + "?requested_by=user")
                .header("authorization", bearer(link.tenant(), WRITE))
                .exchange()
                .expectStatus()
                .isAccepted();
    }
}
