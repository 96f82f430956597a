package io.bankfeed.simulator.connection;

import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * How a connection names its accounts.
 *
 * @param salt empty where the bank's ids are kept
 */
record AccountIds(String salt) {

    String shown(String own) {
        if (salt.isEmpty()) {
            return own;
        }
        byte[] name = (salt + own).getBytes(StandardCharsets.UTF_8);
        return UUID.nameUUIDFromBytes(name).toString().replace("-", "");
    }

    String own(Holdings holdings, String shown) {
        return Stream.of(Product.Kind.values())
                .flatMap(kind -> holdings.products(kind).stream())
                .map(Product::id)
                .filter(id -> shown(id).equals(shown))
                .findFirst()
                .orElse(shown);
    }

    Holdings over(Holdings holdings) {
        return salt.isEmpty() ? holdings : new RenumberedHoldings(holdings, this);
    }
}
