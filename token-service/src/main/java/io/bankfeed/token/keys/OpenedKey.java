package io.bankfeed.token.keys;

import java.util.UUID;

/** A connection's key in the course of a rotation. */
public record OpenedKey(UUID connectionId, DataKey key) {}
