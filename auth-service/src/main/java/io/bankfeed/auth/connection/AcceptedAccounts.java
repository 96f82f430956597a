package io.bankfeed.auth.connection;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;

/** @param consentNo the one in use, as the tenant has seen it: the accounts of another are not meant */
record AcceptedAccounts(@NotNull @Min(1) Long consentNo) {}
