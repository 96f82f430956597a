package io.bankfeed.sync.access;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What an attempt names, for the audit: as it was asked for, whether it exists or not. */
record Target(@Nullable UUID connectionId, @Nullable UUID accountId) {}
