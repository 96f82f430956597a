package io.bankfeed.sync.budget;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** What banks allow. */
@ConfigurationProperties("bankfeed.budget")
record BudgetProperties(@DefaultValue("4") int unattendedCallsADay) {}
