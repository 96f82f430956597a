package io.bankfeed.auth.wellknown;

import io.bankfeed.auth.wellknown.AppLinkProperties.AndroidApp;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Both as the platforms want them: JSON, no redirect, nothing but the one path. */
@RestController
class AppLinkController {

    private static final String CALLBACK = "/callback";

    private final AppLinkProperties properties;

    AppLinkController(AppLinkProperties properties) {
        this.properties = properties;
    }

    @GetMapping(path = "/.well-known/apple-app-site-association", produces = MediaType.APPLICATION_JSON_VALUE)
    Map<String, Object> apple() {
        var details = properties.iosAppIds().isEmpty()
                ? List.of()
                : List.of(Map.of("appIDs", properties.iosAppIds(), "components", List.of(Map.of("/", CALLBACK))));
        return Map.of("applinks", Map.of("details", details));
    }

    @GetMapping(path = "/.well-known/assetlinks.json", produces = MediaType.APPLICATION_JSON_VALUE)
    List<Map<String, Object>> android() {
        return properties.androidApps().stream()
                .map(AppLinkController::statement)
                .toList();
    }

    private static Map<String, Object> statement(AndroidApp app) {
        return Map.of(
                "relation", List.of("delegate_permission/common.handle_all_urls"),
                "target",
                        Map.of(
                                "namespace", "android_app",
                                "package_name", app.packageName(),
                                "sha256_cert_fingerprints", app.sha256CertFingerprints()));
    }
}
