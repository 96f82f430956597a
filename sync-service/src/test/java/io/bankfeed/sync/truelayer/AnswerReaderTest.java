package io.bankfeed.sync.truelayer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class AnswerReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"Queued", "Running", "running", "SomethingNew"})
    void a_status_that_is_not_final_is_never_an_empty_list(String status) {
        assertThat(read(200, "{\"status\": \"%s\", \"results\": []}".formatted(status)))
                .isInstanceOf(Answer.Underway.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"results\": []}", "{\"results\": [], \"status\": \"succeeded\"}"})
    void an_array_with_a_good_status_or_none_is_the_result(String body) {
        assertThat(read(200, body)).isInstanceOf(Answer.Results.class);
    }

    @Test
    void a_failed_result_may_come_with_200() {
        assertThat(read(200, "{\"status\": \"Failed\", \"error\": \"provider_error\"}"))
                .isEqualTo(new Answer.Refused(200, "provider_error", null));
    }

    @ParameterizedTest
    @CsvSource({"502, <html>Bad gateway</html>", "500, ''", "302, ''"})
    void an_answer_without_json_is_known_by_its_status(int status, String body) {
        assertThat(read(status, body)).isEqualTo(new Answer.Refused(status, "http_" + status, null));
    }

    @Test
    void no_content_is_an_empty_list() {
        assertThat(read(204, ""))
                .isInstanceOfSatisfying(
                        Answer.Results.class,
                        results -> assertThat(results.rows().all()).isEmpty());
    }

    @Test
    void an_empty_200_is_no_empty_list() {
        assertThat(read(200, "")).isEqualTo(new Answer.Refused(200, "unreadable_answer", null));
    }

    @Test
    void heeds_retry_after_where_it_is_a_number_of_seconds() {
        var headers = new HttpHeaders();
        headers.set(HttpHeaders.RETRY_AFTER, "17");

        assertThat(new AnswerReader().read(429, headers, Body.of(new byte[0])))
                .isEqualTo(new Answer.Refused(429, "http_429", Duration.ofSeconds(17)));
    }

    @ParameterizedTest
    @CsvSource({
        "401, invalid_token, RENEW_TOKEN",
        "403, access_denied, DAYS_REFUSED",
        "403, sca_exceeded, DAYS_REFUSED",
        "400, invalid_date_range, DAYS_REFUSED",
        "400, validation_error, GIVE_UP",
        "404, account_not_found, GIVE_UP",
        "429, provider_too_many_requests, RETRY",
        "429, provider_request_limit_exceeded, DAILY_LIMIT",
        "501, endpoint_not_supported, UNSUPPORTED",
        "503, connector_overload, RETRY",
        "504, http_504, RETRY",
        "418, something_new, GIVE_UP",
        "200, provider_timeout, RETRY",
    })
    void one_table_says_what_a_refusal_means(int status, String code, Verdict verdict) {
        assertThat(new Answer.Refused(status, code, null).verdict(true)).isEqualTo(verdict);
    }

    @Test
    void a_denied_list_of_direct_debits_is_not_about_days() {
        assertThat(new Answer.Refused(403, "access_denied", null).verdict(false))
                .isEqualTo(Verdict.GIVE_UP);
    }

    private static Answer read(int status, String body) {
        return new AnswerReader().read(status, new HttpHeaders(), Body.of(body.getBytes(UTF_8)));
    }
}
