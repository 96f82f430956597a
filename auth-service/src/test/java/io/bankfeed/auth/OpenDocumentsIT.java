package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.contract.CommittedFile;
import io.bankfeed.testsupport.contract.OpenApi;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;

class OpenDocumentsIT extends AuthServiceSetting {

    @Test
    void apple_gets_the_callback_path_and_nothing_else() {
        http.get()
                .uri("/.well-known/apple-app-site-association")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json("""
                        {"applinks": {"details": [
                          {"appIDs": ["TEAM1.com.demo.app"], "components": [{"/": "/callback"}]}]}}
                        """);
    }

    @Test
    void android_gets_the_app_and_its_fingerprints() {
        http.get()
                .uri("/.well-known/assetlinks.json")
                .exchange()
                .expectStatus()
                .isOk()
                .expectHeader()
                .contentType(MediaType.APPLICATION_JSON)
                .expectBody()
                .json("""
                        [{"relation": ["delegate_permission/common.handle_all_urls"],
                          "target": {"namespace": "android_app", "package_name": "com.demo.app",
                                     "sha256_cert_fingerprints": ["AA:BB"]}}]
                        """);
    }

    @Test
    void the_committed_document_is_made_from_the_code() {
        CommittedFile.of("docs/openapi/auth-service.json").isMadeBy(http);
    }

    @Test
    void the_committed_document_is_the_served_one() {
        CommittedFile.of("docs/openapi/auth-service.json").isServedBy(http);
    }

    @Test
    void the_document_has_the_words_of_the_wire_and_neither_pages_nor_what_the_token_tells() {
        var document = OpenApi.of("auth-service").document();
        var made = document.path("paths").path("/v1/connections").path("post");

        assertThat(document.path("paths").propertyNames())
                .contains("/v1/connections")
                .doesNotContain("/callback");
        assertThat(document.at("/components/schemas/NewConnection/properties").propertyNames())
                .contains("user_id");
        assertThat(document.at("/components/schemas/ConnectionView/properties").propertyNames())
                .contains("connection_id");
        assertThat(made.path("parameters").findValuesAsString("name")).containsExactly("Idempotency-Key");
    }
}
