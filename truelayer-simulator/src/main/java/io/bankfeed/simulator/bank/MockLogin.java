package io.bankfeed.simulator.bank;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The user names that every simulated bank knows, and what becomes of who uses them. */
public record MockLogin(String user, Optional<String> failure, boolean extendsQuietly) {
    private static final Pattern JOHN = Pattern.compile("john([1-9]\\d?|100)?([+._-]?iban\\w{0,20})?");
    private static final Set<String> FAILURES = Set.of(
            "account_permanently_locked",
            "account_temporarily_locked",
            "internal_error",
            "provider_error",
            "user_input_required",
            "wrong_credentials");

    /** Empty when the bank would not let this user in. */
    public static Optional<MockLogin> check(String username, String password) {
        if (username.startsWith("error.")) {
            String code = username.substring("error.".length());
            return FAILURES.contains(code) && password.equals("error")
                    ? Optional.of(new MockLogin(username, Optional.of(code), false))
                    : Optional.empty();
        }
        Matcher john = JOHN.matcher(username);
        if (!john.matches()) {
            return Optional.empty();
        }
        boolean eternal = username.equals("john") && password.equals("eternal");
        String number = john.group(1) == null ? "" : john.group(1);
        return eternal || password.equals("doe" + number)
                ? Optional.of(new MockLogin(username, Optional.empty(), eternal))
                : Optional.empty();
    }
}
