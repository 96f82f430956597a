package io.bankfeed.common.problem;

import java.util.List;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.support.WebExchangeBindException;

/** What is wrong with one field; never the value that was sent. */
record InvalidField(String field, String message) {

    static List<InvalidField> of(WebExchangeBindException invalid) {
        return invalid.getFieldErrors().stream().map(InvalidField::of).toList();
    }

    private static InvalidField of(FieldError error) {
        return new InvalidField(snakeCase(error.getField()), String.valueOf(error.getDefaultMessage()));
    }

    private static String snakeCase(String property) {
        return property.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(java.util.Locale.ROOT);
    }
}
