package com.example.spending.bankfeed;

import java.util.UUID;

/** A user's link to a bank. */
public record Connection(UUID connectionId, String status, Provider provider) {

    public record Provider(String providerId, String displayName) {}

    public boolean isRevoked() {
        return "revoked".equals(status);
    }

    public String bank() {
        return provider == null ? null : provider.displayName();
    }
}
