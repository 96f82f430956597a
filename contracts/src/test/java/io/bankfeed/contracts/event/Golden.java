package io.bankfeed.contracts.event;

import io.bankfeed.common.event.EventType;
import io.bankfeed.common.json.BankfeedJson;
import io.bankfeed.testsupport.Repository;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import tools.jackson.databind.JsonNode;

/** The golden files: one real event of each type, headers and data, as the codec writes it. */
public final class Golden {

    private Golden() {}

    public static JsonNode of(EventType type) {
        try {
            return BankfeedJson.mapper()
                    .readTree(Files.readString(
                            Repository.file("common/src/test/resources/events/" + type.wireType() + ".json")));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
