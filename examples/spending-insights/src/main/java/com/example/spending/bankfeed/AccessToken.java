package com.example.spending.bankfeed;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;

/** The tenant's own token (OAuth 2.0 client credentials), fetched anew shortly before it ends. */
@Component
class AccessToken {

    private static final Duration MARGIN = Duration.ofSeconds(30);

    private final BankfeedProperties properties;
    private final RestClient http;
    private String token = "";
    private Instant renewAt = Instant.MIN;

    AccessToken(BankfeedProperties properties, RestClient.Builder http) {
        this.properties = properties;
        this.http = http.build();
    }

    synchronized String bearer() {
        if (Instant.now().isAfter(renewAt)) {
            fetch();
        }
        return "Bearer " + token;
    }

    private void fetch() {
        Map<?, ?> discovered = http.get()
                .uri(properties.issuerUrl().resolve("/.well-known/oauth-authorization-server"))
                .retrieve()
                .body(Map.class);
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        Map<?, ?> answer = http.post()
                .uri(String.valueOf(discovered.get("token_endpoint")))
                .headers(headers -> headers.setBasicAuth(properties.tenant(), properties.clientSecret()))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .body(form)
                .retrieve()
                .body(Map.class);
        token = String.valueOf(answer.get("access_token"));
        renewAt = Instant.now()
                .plusSeconds(((Number) answer.get("expires_in")).longValue())
                .minus(MARGIN);
    }
}
