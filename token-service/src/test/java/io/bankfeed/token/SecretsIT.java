package io.bankfeed.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.common.event.Topics;
import io.bankfeed.testsupport.EventLog;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Looks for planted codes, tokens, addresses and our own secret wherever they must not be. */
@ExtendWith(OutputCaptureExtension.class)
class SecretsIT extends TokenServiceTest {

    private static final List<String> PLANTED = Stream.of("PLANTED", Linked.IP)
            .flatMap(word -> Stream.of(word, HexFormat.of().formatHex(word.getBytes(StandardCharsets.UTF_8))))
            .toList();

    @Autowired
    PrometheusMeterRegistry metrics;

    @Test
    void nothing_planted_is_in_tables_topics_logs_or_metrics(CapturedOutput logs) {
        Linked link = link("monzo");
        TRUELAYER.fail(link.grant(), Fault.answering(500, "{\"error\":\"PLANTED\",\"access_token\":\"PLANTED\"}"));
        link.exchanged();
        TRUELAYER.fail(link.grant(), Fault.error(400, "invalid_client"));
        clock.step(Duration.ofSeconds(3570));
        link.accessToken("").expectStatus().isEqualTo(503);
        clock.step(Duration.ofMinutes(3));
        link.awaitEvents("bankfeed.token.refreshed.v1", 2);

        assertThat(link.accessToken()).as("positive control").contains("PLANTED");
        assertThat(tables()).isNotEmpty().noneMatch(SecretsIT::planted);
        assertThat(topics()).isNotEmpty().noneMatch(SecretsIT::planted);
        assertThat(logs.getAll()).contains("ALARM").doesNotContain(PLANTED);
        assertThat(metrics.scrape()).contains("jvm_memory").doesNotContain(PLANTED);
    }

    @Test
    void the_search_of_the_tables_finds_what_is_planted_in_text_and_in_bytes() {
        database.sql("insert into timeline (connection_id, consent_no, at, what) "
                        + "values (gen_random_uuid(), 1, now(), 'PLANTED')")
                .then()
                .block(LIMIT);
        assertThat(tables()).anyMatch(SecretsIT::planted);
        database.sql("update timeline set what = 'cleaned' where what = 'PLANTED'")
                .then()
                .block(LIMIT);

        database.sql("insert into keys.wrapping_key (generation, kek_uri, wrapped) values (-1, 'none', 'PLANTED')")
                .then()
                .block(LIMIT);
        assertThat(tables()).anyMatch(SecretsIT::planted);
        database.sql("delete from keys.wrapping_key where kek_uri = 'none'")
                .then()
                .block(LIMIT);
    }

    private static boolean planted(String text) {
        return PLANTED.stream().anyMatch(text::contains);
    }

    private List<String> tables() {
        return database.sql("""
                select table_schema || '.' || table_name as name from information_schema.tables
                 where table_schema in ('public', 'keys') and table_type = 'BASE TABLE'""")
                .map(row -> String.valueOf(row.get("name", String.class)))
                .all()
                .concatMap(table -> database.sql("select cast(it as text) as line from " + table + " as it")
                        .map(row -> String.valueOf(row.get("line", String.class)))
                        .all())
                .collectList()
                .blockOptional(LIMIT)
                .orElse(List.of());
    }

    private static List<String> topics() {
        try (var log = new EventLog(
                Topics.CONSENTS, Topics.TOKENS, Topics.PROVIDERS, Topics.CONSENTS + ".token-service.dlt")) {
            return log.await(1, record -> true).stream()
                    .map(record -> record.headers() + new String(record.value(), StandardCharsets.UTF_8))
                    .toList();
        }
    }
}
