package io.bankfeed.token.refresh;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of planned refreshes.
 *
 * @param concurrency under way in one process
 * @param perProvider of these, at one bank
 * @param perSecond begun in a second, on all replicas together
 * @param perSecondAndProvider of these, at one bank
 * @param lease outlives a call, one careful repetition and a candidate's call
 * @param onDemandWait longest wait of a caller for a refresh that it needs
 * @param circuitOpenFor how long a bank in trouble is left alone before it is tried again
 */
@ConfigurationProperties("bankfeed.refresh.work")
public record WorkProperties(
        @DefaultValue("32") int concurrency,
        @DefaultValue("8") int perProvider,
        @DefaultValue("50") int perSecond,
        @DefaultValue("10") int perSecondAndProvider,
        @DefaultValue("70s") Duration lease,
        @DefaultValue("10s") Duration onDemandWait,
        @DefaultValue("30s") Duration circuitOpenFor,
        @DefaultValue("1s") Duration interval) {}
