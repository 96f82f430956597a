package io.bankfeed.common.security;

import static io.bankfeed.testsupport.TestTokens.bearer;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.testsupport.IntegrationTest;
import java.io.IOException;
import java.net.Socket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a client library would not send: written byte by byte. */
@IntegrationTest
class HeaderValuesIT {

    @LocalServerPort
    int port;

    @ParameterizedTest
    @ValueSource(chars = {'\u0001', '\u001b', '\u007f', '\u0085'})
    void a_control_character_in_a_value_that_is_read_is_refused(char control) throws IOException {
        assertThat(statusOf("authorization: " + bearer("demo", "connections:read") + control + "x"))
                .contains(" 400 ");
    }

    @Test
    void a_tab_and_letters_of_latin_1_are_allowed() throws IOException {
        assertThat(statusOf("authorization: Bearer \u00e9\tx")).contains(" 401 ");
    }

    private String statusOf(String header) throws IOException {
        try (var socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(10_000);
            var request = "GET /v1/me HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n" + header + "\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), ISO_8859_1)
                    .lines()
                    .findFirst()
                    .orElse("");
        }
    }
}
