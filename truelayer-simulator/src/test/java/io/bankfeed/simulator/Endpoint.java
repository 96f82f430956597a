package io.bankfeed.simulator;

import java.util.Arrays;
import java.util.List;

/**
 * A row of the published table of endpoints.
 *
 * @param scopes all of which are needed
 * @param ranged whether it takes from and to, and thus answers 400
 * @param feature what a bank may lack, and thus answers 501; empty where 501 is not documented
 */
record Endpoint(String path, List<String> scopes, boolean ranged, boolean async, String feature) {
    private static final String ACCOUNT = "56c7b029e0f8ec5a2334fb0ffc2fface";
    private static final String CARD = "2cbf9b6063102763ccbe3ea62f1b3e72";

    static final List<Endpoint> TABLE = table("""
        /me                               |                          |       |       |
        /info                             | info                     |       |       | INFO
        /accounts                         | accounts                 |       | async | LIST
        /accounts/A                       | accounts                 |       | async | DETAILS
        /accounts/A/balance               | accounts balance         |       | async | BALANCE
        /accounts/A/transactions          | accounts transactions    | range | async | TRANSACTIONS
        /accounts/A/transactions/pending  | accounts transactions    | range | async | PENDING
        /accounts/A/standing_orders       | accounts standing_orders |       | async | STANDING_ORDERS
        /accounts/A/direct_debits         | accounts direct_debits   |       | async | DIRECT_DEBITS
        /cards                            | cards                    |       | async | LIST
        /cards/C                          | cards                    |       | async | DETAILS
        /cards/C/balance                  | cards balance            |       | async | BALANCE
        /cards/C/transactions             | cards transactions       | range | async | TRANSACTIONS
        /cards/C/transactions/pending     | cards transactions       | range | async | PENDING
        """);

    private static List<Endpoint> table(String rows) {
        return rows.lines()
                .map(row ->
                        Arrays.stream(row.split("\\|", -1)).map(String::strip).toList())
                .map(cells -> new Endpoint(
                        cells.get(0).replace("/A", "/" + ACCOUNT).replace("/C", "/" + CARD),
                        cells.get(1).isEmpty()
                                ? List.of()
                                : List.of(cells.get(1).split(" ")),
                        cells.get(2).equals("range"),
                        cells.get(3).equals("async"),
                        cells.get(4)))
                .toList();
    }

    boolean isOfOneProduct() {
        return path.contains(ACCOUNT) || path.contains(CARD);
    }

    String pathOf(String otherProduct) {
        return path.replace(ACCOUNT, otherProduct).replace(CARD, otherProduct);
    }

    @Override
    public String toString() {
        return path;
    }
}
