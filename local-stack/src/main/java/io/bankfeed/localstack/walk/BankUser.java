package io.bankfeed.localstack.walk;

/** Who sits at the browser, and which bank they will choose. */
public record BankUser(String providerId, String userName, String password) {

    public static BankUser john(String providerId) {
        return new BankUser(providerId, "john", "doe");
    }

    @Override
    public String toString() {
        return userName + " at " + providerId;
    }
}
