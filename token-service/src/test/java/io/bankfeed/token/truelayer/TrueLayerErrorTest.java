package io.bankfeed.token.truelayer;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.token.truelayer.TrueLayerError.Leg;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TrueLayerErrorTest {

    @ParameterizedTest
    @CsvSource({
        "400, invalid_grant, REFUSED, REFUSED, REFUSED",
        "400, invalid_authorization_code, REFUSED, REFUSED, REFUSED",
        "403, invalid_credentials_key, REFUSED, REFUSED, REFUSED",
        "400, invalid_client, OURS, OURS, OURS",
        "401, unauthorized_client, OURS, OURS, OURS",
        "403, access_denied, UNKNOWN, BUSY, BUSY",
        "429, provider_too_many_requests, BUSY, BUSY, BUSY",
        "503, provider_error, UNKNOWN, BUSY, BUSY",
        "504, provider_timeout, UNKNOWN, UNKNOWN, UNKNOWN",
        "500, internal_server_error, UNKNOWN, UNKNOWN, UNKNOWN",
        "429, , BUSY, BUSY, BUSY",
        "502, , UNKNOWN, UNKNOWN, UNKNOWN",
        "418, , UNKNOWN, UNKNOWN, UNKNOWN",
        "404, , OURS, OURS, OURS",
        "401, , OURS, OURS, REFUSED",
        "422, , OURS, OURS, REFUSED",
        "401, invalid_request, OURS, OURS, REFUSED",
        "400, invalid_request, OURS, OURS, OURS",
        "400, something_new, OURS, OURS, OURS",
        "500, something_new, UNKNOWN, UNKNOWN, UNKNOWN",
    })
    void every_answer_has_one_meaning_for_a_code_one_for_a_refresh_token_and_one_for_a_renewal(
            int status, @Nullable String code, Verdict onExchange, Verdict onRefresh, Verdict onRenewal) {
        assertThat(TrueLayerError.verdict(Leg.EXCHANGE, status, code)).isEqualTo(onExchange);
        assertThat(TrueLayerError.verdict(Leg.REFRESH, status, code)).isEqualTo(onRefresh);
        assertThat(TrueLayerError.verdict(Leg.RENEWAL, status, code)).isEqualTo(onRenewal);
    }
}
