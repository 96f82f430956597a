package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.connection.Connection;
import java.util.Optional;

/**
 * One question to a bank.
 *
 * @param uri as the caller asked it, for webhooks to repeat
 */
public record DataCall(
        Connection connection,
        Product.Kind kind,
        Feature feature,
        Optional<String> accountId,
        Optional<DateRange> range,
        boolean attended,
        String endpoint,
        String uri) {}
