package io.bankfeed.simulator.recorded;

import io.bankfeed.simulator.bank.Row;
import io.bankfeed.simulator.json.Json;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import tools.jackson.databind.JsonNode;

/** A recorded transaction, its text untouched but for the days. */
record RecordedRow(LocalDate date, Instant at, BigDecimal amount, String json) implements Row {

    static RecordedRow of(String json) {
        JsonNode row = Json.read(json.getBytes(StandardCharsets.UTF_8));
        Instant at = Instant.parse(row.get("timestamp").stringValue());
        LocalDate date = LocalDate.parse(row.get("timestamp").stringValue().substring(0, 10));
        return new RecordedRow(date, at, row.get("amount").decimalValue(), json);
    }
}
