package io.bankfeed.simulator.connection;

import io.bankfeed.simulator.bank.Bank;
import io.bankfeed.simulator.bank.MockLogin;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a user has just said yes to. */
public record Grant(
        String clientId,
        Bank bank,
        MockLogin login,
        List<String> scopes,
        Set<String> accountIds,
        @Nullable String consentId) {}
