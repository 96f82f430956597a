package io.bankfeed.sync.access;

import java.util.UUID;

/** An account of the caller's tenant whose data it may see. */
public record ReleasedAccount(UUID accountId, UUID connectionId, String tenant) {}
