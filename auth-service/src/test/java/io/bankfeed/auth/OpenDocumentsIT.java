package io.bankfeed.auth;

import io.bankfeed.testsupport.contract.CommittedFile;
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
    void the_api_describes_itself_in_the_words_that_it_speaks() {
        http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectStatus()
                .isOk()
                .expectBody()
                .jsonPath("$.paths['/v1/connections'].post")
                .exists()
                .jsonPath("$.paths['/callback']")
                .doesNotExist()
                .jsonPath("$.components.schemas.NewConnection.properties.user_id")
                .exists()
                .jsonPath("$.components.schemas.ConnectionView.properties.connection_id")
                .exists()
                .jsonPath("$.paths['/v1/connections'].post.parameters[?(@.name=='caller')]")
                .isEmpty();
    }

    @Test
    void the_committed_document_is_the_served_one() {
        CommittedFile.of("docs/openapi/auth-service.json").isServedBy(http);
    }
}
