package io.bankfeed.sync.reading;

import static io.bankfeed.testsupport.TestTokens.bearer;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class DescriptionIT {

    @Autowired
    WebTestClient api;

    @Test
    void the_api_describes_itself() {
        var described = api.get()
                .uri("/v3/api-docs")
                .header("Authorization", bearer("demo"))
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody();
        for (String path : new String[] {
            "/v1/connections/{id}/accounts",
            "/v1/connections/{id}/changes",
            "/v1/connections/{id}/holder",
            "/v1/accounts/{id}",
            "/v1/accounts/{id}/balance",
            "/v1/accounts/{id}/transactions",
            "/v1/accounts/{id}/coverage",
            "/v1/accounts/{id}/standing-orders",
            "/v1/accounts/{id}/direct-debits",
            "/v1/syncs/{id}"
        }) {
            described.jsonPath("$.paths['" + path + "'].get").exists();
        }
        described.jsonPath("$.paths['/v1/connections/{id}/syncs'].post").exists();
    }
}
