package io.bankfeed.simulator.data;

import io.bankfeed.simulator.bank.Feature;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.connection.Connection;
import io.bankfeed.simulator.web.ApiError;
import java.util.Optional;

/**
 * One question to a bank.
 *
 * @param flaw what is wrong with it, where the caller shall hear so only when its task has failed
 * @param uri as the caller asked it, for webhooks to repeat
 */
public record DataCall(
        Connection connection,
        Product.Kind kind,
        Feature feature,
        Optional<String> accountId,
        Optional<DateRange> range,
        Optional<ApiError> flaw,
        boolean attended,
        String endpoint,
        String uri) {}
