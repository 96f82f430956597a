package io.bankfeed.common.secret;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.json.BankfeedJson;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SecretTest {

    private static final Secret SECRET = Secret.of("planted-secret");

    @Test
    void prints_no_value_in_text_or_in_json() {
        assertThat("token " + SECRET).isEqualTo("token ***");
        assertThat(new Holder(SECRET).toString()).doesNotContain("planted");
        assertThat(BankfeedJson.mapper().writeValueAsString(Map.of("token", SECRET)))
                .doesNotContain("planted");
    }

    @Test
    void equals_by_value() {
        assertThat(Secret.of("planted-secret")).isEqualTo(SECRET).hasSameHashCodeAs(SECRET);
        assertThat(Secret.of("another")).isNotEqualTo(SECRET);
    }

    private record Holder(Secret secret) {}
}
