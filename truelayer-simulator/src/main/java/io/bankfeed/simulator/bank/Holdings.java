package io.bankfeed.simulator.bank;

import java.util.List;

/** What a bank holds for one of its users on one day. Rows are newest first, as banks give them. */
public interface Holdings {

    /** Who the accounts belong to: one name, or several. */
    List<String> holders();

    List<Product> products(Product.Kind kind);

    String balance(String accountId);

    List<Row> booked(String accountId);

    List<Row> pending(String accountId);

    List<String> standingOrders(String accountId);

    List<String> directDebits(String accountId);
}
