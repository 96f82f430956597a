package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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

    /** After a wanted change: {@code -Dbankfeed.write-api-documents=true} writes it anew. */
    @Test
    void the_committed_document_is_the_served_one() throws IOException {
        String served = String.valueOf(http.get()
                .uri("/v3/api-docs")
                .exchange()
                .expectBody(String.class)
                .returnResult()
                .getResponseBody());
        Path committed = Repository.file("docs/openapi/auth-service.json");
        if (Boolean.getBoolean("bankfeed.write-api-documents")) {
            Files.createDirectories(committed.getParent());
            Files.writeString(committed, served.strip() + "\n");
        }

        assertThat(Files.readString(committed).strip()).isEqualTo(served.strip());
    }
}
