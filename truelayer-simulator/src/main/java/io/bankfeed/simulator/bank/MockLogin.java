package io.bankfeed.simulator.bank;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The user names that every simulated bank knows, and what becomes of who uses them.
 *
 * @param failure with which every data call of this user fails
 * @param refusal with which the bank sends this user back instead of letting him share anything
 */
public record MockLogin(String user, Optional<String> failure, Optional<String> refusal, boolean extendsQuietly) {
    private static final Pattern JOHN = Pattern.compile("john([1-9]\\d?|100)?([+._-]?iban\\w{0,20})?");
    private static final Pattern CROWD = Pattern.compile("user\\.[a-z0-9]{1,40}");
    private static final Pattern REFUSED = Pattern.compile("refused\\.([a-z_]{3,40})");
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
                    ? Optional.of(new MockLogin(username, Optional.of(code), Optional.empty(), false))
                    : Optional.empty();
        }
        Matcher refused = REFUSED.matcher(username);
        if (refused.matches() && password.equals("error")) {
            return Optional.of(new MockLogin(username, Optional.empty(), Optional.of(refused.group(1)), false));
        }
        if (CROWD.matcher(username).matches() && password.equals("doe")) {
            return Optional.of(welcome(username, false));
        }
        return john(username, password);
    }

    private static Optional<MockLogin> john(String username, String password) {
        Matcher john = JOHN.matcher(username);
        if (!john.matches()) {
            return Optional.empty();
        }
        boolean eternal = username.equals("john") && password.equals("eternal");
        String number = john.group(1) == null ? "" : john.group(1);
        return eternal || password.equals("doe" + number) ? Optional.of(welcome(username, eternal)) : Optional.empty();
    }

    private static MockLogin welcome(String user, boolean eternal) {
        return new MockLogin(user, Optional.empty(), Optional.empty(), eternal);
    }
}
