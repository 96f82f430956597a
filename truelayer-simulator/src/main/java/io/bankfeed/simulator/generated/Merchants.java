package io.bankfeed.simulator.generated;

import java.util.List;

/** The high street of the generated bank. None of these businesses exists. */
final class Merchants {
    static final List<Merchant> EVERYDAY = List.of(
            Merchant.shop("NORTHGATE FOODS 0412", "Northgate Foods", "Shopping", "Groceries"),
            Merchant.shop("GREENFIELD MKT LDN", "Greenfield Market", "Shopping", "Groceries"),
            Merchant.shop("TIDEWAY TRAVEL CH", "Tideway Travel", "Auto & Transport", "Public Transport"),
            Merchant.shop("OLD MILL BAKERY", "Old Mill Bakery", "Food & Dining", "Restaurants"),
            Merchant.shop("PHARMACY & MORE <0077>", "Pharmacy & More", "Health & Fitness", "Pharmacy"),
            Merchant.shop("CAFÉ SØLVER GBR", "Café Sølver", "Food & Dining", "Coffee Shops"),
            Merchant.shop("FUEL 24 M4 EAST", "Fuel 24", "Auto & Transport", "Gas & Fuel"));

    static final List<Merchant> CARD = List.of(
            Merchant.shop("LANTERN BOOKS ONLINE", "Lantern Books", "Shopping", "Books"),
            Merchant.shop("HALCYON HOTELS BRISTOL", "Halcyon Hotels", "Travel", "Hotel"),
            Merchant.shop("STREAMLIGHT.TV", "Streamlight", "Entertainment", "Movies & DVDs"),
            Merchant.shop("PIXELFORGE GAMES", "Pixelforge", "Entertainment", "Games"),
            Merchant.shop("WOOLCOTT CLOTHING", "Woolcott", "Shopping", "Clothing"));

    static final Merchant COFFEE = Merchant.shop("CORNER COFFEE 3", "Corner Coffee", "Food & Dining", "Coffee Shops");
    static final Merchant SAVE_THE_CHANGE = Merchant.transfer("SAVE THE CHANGE");
    static final Merchant CASH = Merchant.of("LNK ATM WITHDRAWAL", null, "ATM", List.of("Cash & ATM"), "CPT");
    static final Merchant SALARY = Merchant.credit("BRIGHTWELL LTD SALARY");
    static final Merchant TAX_CREDIT = Merchant.credit("WORKING TAX CREDIT");
    static final Merchant INTEREST =
            Merchant.of("GROSS INTEREST", null, "INTEREST", List.of("Income", "Interest"), "INT");
    static final Merchant SPENDING_MONEY = Merchant.transfer("TO SPENDING");
    static final Merchant BILLS_MONEY = Merchant.transfer("TO BILLS");
    static final Merchant SWEEP = Merchant.transfer("SURPLUS TO SAVINGS");
    static final Merchant REPAYMENT = Merchant.of("PAYMENT RECEIVED - THANK YOU", null, "CREDIT", List.of(), "FPI");
    static final Merchant REFUND = Merchant.of("REFUND LANTERN BOOKS", null, "CREDIT", List.of("Uncategorized"), "DEP");
    static final Merchant WATER =
            Merchant.of("RIVERSIDE WATER", null, "BILL_PAYMENT", List.of("Bills & Utilities", "Utilities"), "BP");

    private Merchants() {}
}
