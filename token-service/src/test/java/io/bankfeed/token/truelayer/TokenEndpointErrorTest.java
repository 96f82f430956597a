package io.bankfeed.token.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.truelayer.TokenEndpointError.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenEndpointErrorTest {

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, REFUSED, REFUSED",
        "400, invalid_authorization_code, REFUSED, REFUSED",
        "403, invalid_credentials_key, REFUSED, REFUSED",
        "400, invalid_client, OURS, OURS",
        "401, unauthorized_client, OURS, OURS",
        "403, access_denied, UNKNOWN, BUSY",
        "429, provider_too_many_requests, BUSY, BUSY",
        "503, provider_error, UNKNOWN, BUSY",
        "504, provider_timeout, UNKNOWN, UNKNOWN",
        "500, internal_server_error, UNKNOWN, UNKNOWN",
        "429, , BUSY, BUSY",
        "502, , UNKNOWN, UNKNOWN",
        "418, , UNKNOWN, UNKNOWN",
        "404, , OURS, OURS",
        "400, something_new, OURS, OURS",
        "500, something_new, UNKNOWN, UNKNOWN",
    })
    void every_answer_has_one_meaning_for_a_code_and_one_for_a_refresh_token(
            int status, @Nullable String code, Verdict onExchange, Verdict onRefresh) {
        assertThat(TokenEndpointError.verdict(Leg.EXCHANGE, status, code)).isEqualTo(onExchange);
        assertThat(TokenEndpointError.verdict(Leg.REFRESH, status, code)).isEqualTo(onRefresh);
    }
}
