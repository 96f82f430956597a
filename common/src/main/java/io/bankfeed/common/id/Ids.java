package io.bankfeed.common.id;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.impl.TimeBasedEpochRandomGenerator;
import java.util.UUID;

/** Our own identifiers: UUIDv7 (RFC 9562), so that keys are stored in the order they were made. Not secrets. */
public final class Ids {

    private static final TimeBasedEpochRandomGenerator UUID_V7 = Generators.timeBasedEpochRandomGenerator();

    private Ids() {}

    public static UUID next() {
        return UUID_V7.generate();
    }
}
