package io.bankfeed.common.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bankfeed.common.json.BankfeedJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.skyscreamer.jsonassert.JSONAssert;
import org.skyscreamer.jsonassert.JSONCompareMode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

class EventCodecTest {

    private static final Path GOLDEN = Path.of("src/test/resources/events");

    private final JsonMapper json = BankfeedJson.mapper();
    private final EventCodec codec = new EventCodec(json);

    /**
     * A contract that others read: a change here is seen in review. {@code -Dbankfeed.golden=write} writes new ones.
     */
    @ParameterizedTest
    @EnumSource
    void every_type_is_written_as_its_golden_file_says(EventType type) throws Exception {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(type));
        String actual = json.writerWithDefaultPrettyPrinter()
                .with(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
                .writeValueAsString(Map.of("headers", encoded.headers(), "data", json.readTree(encoded.value())));

        JSONAssert.assertEquals(golden(type, actual), actual, JSONCompareMode.STRICT);
    }

    @ParameterizedTest
    @EnumSource
    void every_type_is_read_back_as_it_was(EventType type) {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(type));

        assertThat(codec.decode(encoded.topic(), headers(encoded), encoded.value()))
                .isEqualTo(SampleEvents.envelope(type));
    }

    @Test
    void a_type_of_a_later_version_is_unknown_and_no_error() {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(EventType.CONSENT_CONFIRMED));
        Headers headers = headers(encoded);
        headers.remove("ce_type").add("ce_type", bytes("bankfeed.consent.celebrated.v1"));

        assertThat(codec.decode(encoded.topic(), headers, encoded.value()).payload())
                .isEqualTo(new UnknownEvent("bankfeed.consent.celebrated.v1"));
    }

    @Test
    void fields_of_a_later_version_are_ignored() {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(EventType.CONSENT_CONFIRMED));
        byte[] grown = bytes(new String(encoded.value(), StandardCharsets.UTF_8).replaceFirst("\\{", "{\"mood\":1,"));

        assertThat(codec.decode(encoded.topic(), headers(encoded), grown))
                .isEqualTo(SampleEvents.envelope(EventType.CONSENT_CONFIRMED));
    }

    @Test
    void a_known_type_that_lacks_what_it_must_have_is_unreadable() {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(EventType.CONSENT_CONFIRMED));

        assertThatThrownBy(() -> codec.decode(encoded.topic(), headers(encoded), bytes("{}")))
                .isInstanceOf(EventUnreadable.class)
                .hasMessageContaining("confirmedAt");
    }

    @Test
    void what_does_not_fit_is_never_quoted() {
        EncodedEvent encoded = codec.encode(SampleEvents.envelope(EventType.CONSENT_CONFIRMED));

        assertThatThrownBy(() -> codec.decode(
                        encoded.topic(), headers(encoded), bytes("{\"confirmed_at\": \"planted-secret\"}")))
                .isInstanceOf(EventUnreadable.class)
                .hasMessageNotContaining("planted-secret");
    }

    @Test
    void bytes_without_headers_are_unreadable() {
        assertThatThrownBy(() -> codec.decode(Topics.CONSENTS, new RecordHeaders(), bytes("\u0000junk")))
                .isInstanceOf(EventUnreadable.class);
    }

    private static String golden(EventType type, String actual) throws IOException {
        Path file = GOLDEN.resolve(type.wireType() + ".json");
        if ("write".equals(System.getProperty("bankfeed.golden"))) {
            Files.createDirectories(GOLDEN);
            Files.writeString(file, actual + "\n");
        }
        return Files.readString(file);
    }

    private static Headers headers(EncodedEvent encoded) {
        return encoded.toRecord(null).headers();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
