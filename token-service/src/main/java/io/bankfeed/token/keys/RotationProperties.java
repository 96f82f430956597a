package io.bankfeed.token.keys;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param pruneAfter when old data keys are dropped; must outlast what any replica holds in memory, and every write that
 *     began with it
 * @param batch connections of one step
 * @param interval between two looks for a rotation to go on with
 */
@ConfigurationProperties("bankfeed.keys.rotation")
public record RotationProperties(
        @DefaultValue("3m") Duration pruneAfter,
        @DefaultValue("500") int batch,
        @DefaultValue("5s") Duration interval) {}
