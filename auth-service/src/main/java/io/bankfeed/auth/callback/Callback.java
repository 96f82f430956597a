package io.bankfeed.auth.callback;

import io.bankfeed.auth.callback.CallbackAnswer.Granted;
import io.bankfeed.auth.callback.CallbackAnswer.NotGranted;
import io.bankfeed.auth.secret.OneUseSecret;
import io.bankfeed.common.secret.Secret;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * A return from TrueLayer, bounded and well-formed, not yet believed.
 *
 * @param endUserIp the browser's address, as far as it is known
 */
record Callback(
        OneUseSecret state, CallbackAnswer answer, @Nullable String endUserIp) {

    private static final Pattern CODE = Pattern.compile("[\\x21-\\x7E]{1,2048}");
    private static final int MAX_ERROR = 200;

    /** Empty for anything but one state with either one code or one error. */
    static Optional<Callback> parse(MultiValueMap<String, String> parameters, @Nullable String endUserIp) {
        if (repeats(parameters)) {
            return Optional.empty();
        }
        return of(parameters.getFirst("state"), parameters.getFirst("code"), parameters.getFirst("error"), endUserIp);
    }

    static Optional<Callback> of(
            @Nullable String state, @Nullable String code, @Nullable String error, @Nullable String endUserIp) {
        if (state == null) {
            return Optional.empty();
        }
        return OneUseSecret.parse(state)
                .flatMap(parsed -> answer(code, error).map(answer -> new Callback(parsed, answer, endUserIp)));
    }

    private static Optional<CallbackAnswer> answer(@Nullable String code, @Nullable String error) {
        if (code != null && error == null && CODE.matcher(code).matches()) {
            return Optional.of(new Granted(Secret.of(code)));
        }
        if (code == null && error != null && !error.isBlank() && error.length() <= MAX_ERROR) {
            return Optional.of(new NotGranted(CallbackError.of(error)));
        }
        return Optional.empty();
    }

    private static boolean repeats(MultiValueMap<String, String> parameters) {
        return List.of("state", "code", "error").stream()
                .map(parameters::get)
                .anyMatch(values -> values != null && values.size() > 1);
    }
}
