package io.bankfeed.auth.wellknown;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Apps that may open {@code /callback} themselves.
 *
 * @param iosAppIds {@code <team id>.<bundle id>}
 */
@ConfigurationProperties("bankfeed.app-links")
record AppLinkProperties(
        @DefaultValue List<String> iosAppIds, @DefaultValue List<AndroidApp> androidApps) {

    /** @param sha256CertFingerprints upper case, with colons, exactly as Play shows them */
    record AndroidApp(String packageName, List<String> sha256CertFingerprints) {}
}
