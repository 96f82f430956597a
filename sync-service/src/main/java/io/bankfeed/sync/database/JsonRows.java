package io.bankfeed.sync.database;

import org.springframework.stereotype.Component;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.DateTimeFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Any number of rows as one parameter: {@code json_populate_recordset(null::table, :rows::json)}. One statement and one
 * round trip, absent values and types as the table declares them.
 */
@Component
public final class JsonRows {

    /** PostgreSQL holds every character but this one; a bank that sends it must not lose its rows for it. */
    private static final String NUL = "\\u0000";

    private static final String REPLACEMENT = "\\ufffd";

    private final JsonMapper json = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .disable(DateTimeFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    public String of(Object rows) {
        return json.writeValueAsString(rows).replace(NUL, REPLACEMENT);
    }
}
