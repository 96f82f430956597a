package io.bankfeed.common.problem;

import java.util.Locale;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/** Codes for refusals that have none of their own: the status's name. */
final class StatusCodes {

    private StatusCodes() {}

    static String codeOf(HttpStatusCode status) {
        return Optional.ofNullable(HttpStatus.resolve(status.value()))
                .map(known -> known.name().toLowerCase(Locale.ROOT))
                .orElse("http_" + status.value());
    }
}
