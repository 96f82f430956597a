package io.bankfeed.auth;

import static io.bankfeed.testsupport.EventLog.ofType;
import static io.bankfeed.testsupport.EventLog.withKey;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.EventLog;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class CallbackErrorsIT extends AuthServiceSetting {

    @Test
    void a_user_who_says_no_fails_the_connection_and_the_tenant_hears_whose_doing_it_was() {
        var cancelled = link();
        var broken = link();
        var ours = link();

        referenceIn(callback("error=access_denied&error_description=secret&state=" + cancelled.state()));
        referenceIn(callback("error=the%20bank%20exploded&state=" + broken.state()));
        referenceIn(callback("error=invalid_scope&state=" + ours.state()));

        expectFailed(cancelled, "access_denied", "user");
        expectFailed(broken, "provider_error", "bank");
        expectFailed(ours, "invalid_scope", "us");
        try (var log = new EventLog("bankfeed.consents")) {
            assertThat(log.now(withKey(cancelled.connectionId()))).isEmpty();
        }
    }

    @Test
    void after_a_no_a_code_for_the_same_link_changes_nothing() {
        var link = link();

        String first = referenceIn(callback("error=access_denied&state=" + link.state()));

        assertThat(comeBack(link, "code")).isEqualTo(first);
        assertThat(connection(link).path("status").asString()).isEqualTo("failed");
    }

    private void expectFailed(Link link, String reason, String actor) {
        JsonNode seen = connection(link);
        assertThat(seen.path("status").asString()).isEqualTo("failed");
        assertThat(seen.path("reason").asString()).isEqualTo(reason);
        assertThat(seen.path("health").path("actor").asString()).isEqualTo(actor);
        try (var log = new EventLog("bankfeed.demo.connections")) {
            var failed = log.await(ofType("bankfeed.consent.failed.v1").and(withKey(link.connectionId())));
            assertThat(data(failed.getFirst()).path("error_class").asString()).isEqualTo(actor);
            assertThat(data(failed.getFirst()).path("reason").asString()).isEqualTo(reason);
        }
    }
}
