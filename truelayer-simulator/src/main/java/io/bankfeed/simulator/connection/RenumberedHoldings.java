package io.bankfeed.simulator.connection;

import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Row;
import java.util.List;

/** The same accounts under ids that only this consent and login know. */
record RenumberedHoldings(Holdings holdings, AccountIds ids) implements Holdings {

    @Override
    public List<String> holders() {
        return holdings.holders();
    }

    @Override
    public List<Product> products(Product.Kind kind) {
        return holdings.products(kind).stream().map(this::renumbered).toList();
    }

    private Product renumbered(Product product) {
        String shown = ids.shown(product.id());
        String json = product.json().replace("\"" + product.id() + "\"", "\"" + shown + "\"");
        return new Product(product.kind(), shown, product.name(), product.hint(), json);
    }

    @Override
    public String balance(String accountId) {
        return holdings.balance(own(accountId));
    }

    @Override
    public List<Row> booked(String accountId) {
        return holdings.booked(own(accountId));
    }

    @Override
    public List<Row> pending(String accountId) {
        return holdings.pending(own(accountId));
    }

    @Override
    public List<String> standingOrders(String accountId) {
        return holdings.standingOrders(own(accountId));
    }

    @Override
    public List<String> directDebits(String accountId) {
        return holdings.directDebits(own(accountId));
    }

    private String own(String shown) {
        return ids.own(holdings, shown);
    }
}
