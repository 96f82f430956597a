package io.bankfeed.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The one door to the outside opens to all that the services call there. */
class EgressProxyTest {

    private static final Pattern LOGO_ORIGIN = Pattern.compile("(?m)^ {6}- https://(\\S+)$");
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

    private static List<String> allowedHosts() {
        return ALLOWED.matcher(Checkout.text("k8s/overlays/production/squid.conf"))
                .results()
                .flatMap(line -> List.of(line.group(1).split(" ")).stream())
                .toList();
    }
}
