package com.example.spending.bankfeed;

import java.util.UUID;

/** An account or a card. */
public record Account(UUID accountId, String kind, String displayName, String currency) {}
