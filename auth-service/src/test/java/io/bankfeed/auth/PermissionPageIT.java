package io.bankfeed.auth;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Our own permission screen, and the evidence of what was read there. */
class PermissionPageIT extends HostedPagesSetting {

    @Test
    void a_regulated_tenants_user_reads_exactly_the_scopes_and_what_was_read_is_evidence() {
        var link = oak(Map.of("user_id", "permissions", "scopes", List.of("accounts", "balance"), "language", "de"));

        Document page = page(link.connectUri().getPath(), null);
        String cookie = choose(link);

        assertThat(page.select("html").attr("lang")).isEqualTo("de");
        assertThat(page.select(".permissions li").eachText())
                .containsExactly("Ihre Konten: Namen, Arten, Währungen und Nummern", "Ihre Kontostände");
        assertThat(page.select("header").text()).isEqualTo("Oak & Sons");
        assertThat(page.text()).contains("liest dies einmal").doesNotContain("TrueLayer");
        assertThat(page.select("script")).isEmpty();
        JsonNode accepted = evidence(link).getFirst();
        assertThat(accepted.path("what").asString()).isEqualTo("accepted");
        assertThat(accepted.path("channel").asString()).isEqualTo("hosted_page");
        assertThat(accepted.path("language").asString()).isEqualTo("de");
        assertThat(accepted.path("scopes")).hasSize(2);
        assertThat(count("select count(*) from permission_text where version = '"
                        + accepted.path("text_version").asString() + "' and words like '%Ihre Kontostände%'"))
                .isEqualTo(1);
        assertThat(cookie).isNotBlank();
    }

    @Test
    void any_changed_word_of_the_permissions_is_another_version() {
        var one = oak(Map.of("user_id", "v", "scopes", List.of("accounts")));
        var other = oak(Map.of("user_id", "v", "scopes", List.of("accounts", "balance")));
        choose(one);
        choose(other);

        assertThat(evidence(one).getFirst().path("text_version"))
                .isNotEqualTo(evidence(other).getFirst().path("text_version"));
    }

    @Test
    void evidence_is_append_only_and_chained() {
        var link = oak(Map.of("user_id", "chain"));
        choose(link);
        callback("code=c&state=" + link.state()).expectStatus().isSeeOther();

        List<JsonNode> entries = evidence(link);

        assertThat(entries).extracting(entry -> entry.path("what").asString()).containsExactly("accepted", "granted");
        assertThat(entries).extracting(entry -> entry.path("chain").asString()).doesNotHaveDuplicates();
        assertThatThrownBy(() -> database.sql("update consent_evidence set what = 'forged'")
                        .then()
                        .block(LIMIT))
                .hasMessageContaining("append-only");
    }
}
