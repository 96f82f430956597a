package io.bankfeed.auth.connection;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Where a connection stands; the words are those of the API. */
public enum ConnectionStatus {
    PENDING,
    AWAITING_CONFIRMATION,
    ACTIVE,
    EXPIRING,
    FAILED,
    RECONSENT_REQUIRED,
    REVOKED;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ConnectionStatus> find(String word) {
        return Arrays.stream(values())
                .filter(status -> status.word().equals(word))
                .findFirst();
    }

    static ConnectionStatus ofWord(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
