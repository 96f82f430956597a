package io.bankfeed.sync.access;

import java.util.UUID;

/** A connection of the caller's tenant whose data it may see. */
public record ReleasedConnection(UUID connectionId, String tenant) {}
