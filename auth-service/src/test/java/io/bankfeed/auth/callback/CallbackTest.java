package io.bankfeed.auth.callback;

import static org.assertj.core.api.Assertions.assertThat;

import io.bankfeed.auth.callback.CallbackError.Cause;
import io.bankfeed.common.event.Actor;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.util.LinkedMultiValueMap;

class CallbackTest {

    private static final String STATE = "A".repeat(43);

    @Test
    void errors_are_the_users_the_banks_or_ours() {
        assertThat(CallbackError.of("access_denied")).isEqualTo(of(Cause.USER, "access_denied", "access_denied"));
        assertThat(CallbackError.of("invalid_scope")).isEqualTo(of(Cause.US, "invalid_scope", "invalid_scope"));
        assertThat(CallbackError.of("server_error")).isEqualTo(of(Cause.BANK, "server_error", "server_error"));
        assertThat(Cause.BANK.actor()).isEqualTo(Actor.BANK);
    }

    @Test
    void what_is_not_known_is_the_banks_and_only_what_looks_like_a_code_is_kept() {
        assertThat(CallbackError.of("new_code")).isEqualTo(of(Cause.BANK, "provider_error", "new_code"));
        assertThat(CallbackError.of("<script>\r\n").wireCode()).isNull();
    }

    @Test
    void a_callback_is_one_state_with_either_a_code_or_an_error() {
        assertThat(Callback.of(STATE, "code", null, null)).isPresent();
        assertThat(Callback.of(STATE, null, "access_denied", null)).isPresent();
        assertThat(Callback.of(STATE, "code", "error", null)).isEmpty();
        assertThat(Callback.of(STATE, null, null, null)).isEmpty();
        assertThat(Callback.of(null, "code", null, null)).isEmpty();
        assertThat(Callback.of(STATE, "", null, null)).isEmpty();
        assertThat(Callback.of(STATE, "ä", null, null)).isEmpty();
        assertThat(Callback.of(STATE, null, " ", null)).isEmpty();
    }

    @Test
    void whatever_comes_parsing_never_fails() {
        var random = new Random(4711);
        for (int n = 0; n < 10_000; n++) {
            var parameters = new LinkedMultiValueMap<String, String>();
            parameters.add("state", text(random));
            parameters.add(random.nextBoolean() ? "code" : "error", text(random));

            assertThat(Callback.parse(parameters, null)).isNotNull();
        }
    }

    private static String text(Random random) {
        return random.ints(random.nextInt(60), 0, 0x250)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static CallbackError of(Cause cause, String code, String wireCode) {
        return new CallbackError(cause, code, wireCode);
    }
}
