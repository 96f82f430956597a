package io.bankfeed.token.exchange;

import java.util.UUID;

record LeasedAttempt(ExchangeAttempt attempt, UUID owner) {}
