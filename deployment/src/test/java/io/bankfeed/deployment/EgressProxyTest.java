package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The one door to the outside opens to all that the services call there. */
class EgressProxyTest {

    private static final Pattern LOGO_ORIGIN = Pattern.compile("(?m)^ {6}- https://(\\S+)$");
    private static final Pattern KMS_KEY = Pattern.compile("^aws-kms://arn:aws:kms:([a-z0-9-]+):");
    private static final Pattern ALLOWED = Pattern.compile("(?m)^acl allowed dstdomain (.+)$");

    @Test
    void lets_out_to_every_host_that_banks_logos_come_from() {
        var origins = LOGO_ORIGIN
                .matcher(Checkout.text("auth-service/src/main/resources/application.yml"))
                .results()
                .map(origin -> origin.group(1))
                .filter(host -> !host.contains("sandbox"))
                .toList();

        assertThat(origins).isNotEmpty();
        assertThat(allowedHosts()).containsAll(origins);
    }

    @ParameterizedTest
    @CsvSource({"Deployment, token-service", "Job, token-service-migration"})
    void lets_out_to_the_key_service_whose_key_is_never_a_file_here(String kind, String name) {
        var manifests = Manifests.of("production");
        var environment = Services.environment(manifests, manifests.one(kind, name));
        var key = KMS_KEY.matcher(environment.getOrDefault("BANKFEED_KEYS_KEK", ""));

        assertThat(environment).doesNotContainKey("BANKFEED_KEYS_KEK_FILE");
        assertThat(key.find()).isTrue();
        assertThat(allowedHosts()).contains("kms." + key.group(1) + ".amazonaws.com");
        assertThat(environment.get("JDK_JAVA_OPTIONS")).contains("-Dhttps.proxyHost=egress-proxy");
    }

    /** A migration brings the whole service up, which trusts and reaches what the service does. */
    @Test
    void a_migration_trusts_whom_its_service_trusts_and_goes_out_by_the_same_door() {
        var manifests = Manifests.of("production");

        manifests.ofKind("Job").forEach(job -> {
            var service = manifests.one("Deployment", Manifests.name(job).replace("-migration", ""));
            assertThat(Services.environment(manifests, job).get("JDK_JAVA_OPTIONS"))
                    .as(Manifests.name(job))
                    .contains(Services.environment(manifests, service).get("JDK_JAVA_OPTIONS"));
        });
    }

    private static List<String> allowedHosts() {
        return ALLOWED.matcher(Checkout.text("k8s/overlays/production/squid.conf"))
                .results()
                .flatMap(line -> List.of(line.group(1).split(" ")).stream())
                .toList();
    }
}
