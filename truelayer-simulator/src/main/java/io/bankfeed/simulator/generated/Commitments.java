package io.bankfeed.simulator.generated;

import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** What a household pays regularly, drawn once from its seed. */
record Commitments(long salary, List<StandingOrder> standingOrders, List<DirectDebit> directDebits) {
    static final int MAIN = 0;
    static final int SAVINGS = 1;
    static final int SPENDING = 2;
    static final int POCKET = 3;
    static final int BILLS = 4;
    static final int FIRST_CARD = 5;
    static final int SECOND_CARD = 6;

    static Commitments drawnFrom(Random random) {
        long salary = 330_000 + random.nextInt(60) * 1_000L;
        return new Commitments(salary, standingOrders(random), directDebits(random));
    }

    private static List<StandingOrder> standingOrders(Random random) {
        return List.of(
                new StandingOrder(
                        MAIN,
                        new StandingOrder.Monthly(26),
                        10_000 + random.nextInt(10) * 1_000L,
                        Merchant.standingOrder("REGULAR SAVER"),
                        "Savings",
                        Optional.of(SAVINGS)),
                new StandingOrder(
                        MAIN,
                        new StandingOrder.Monthly(1),
                        85_000 + random.nextInt(20) * 500L,
                        Merchant.standingOrder("HARBOUR LETTINGS RENT"),
                        "FLAT 2",
                        Optional.empty()),
                new StandingOrder(
                        SPENDING,
                        new StandingOrder.Weekly(DayOfWeek.FRIDAY),
                        1_500,
                        Merchant.standingOrder("RAINY DAY POT"),
                        "RAINY DAY",
                        Optional.of(POCKET)));
    }

    private static List<DirectDebit> directDebits(Random random) {
        return List.of(
                fixed(MAIN, "NIMBUS MOBILE", 5, 1_550 + random.nextInt(20) * 100L, "Mobile Phone"),
                fixed(MAIN, "CITY COUNCIL TAX", 3, 12_800 + random.nextInt(9) * 300L, "Taxes"),
                fixed(BILLS, "BROADBAND DIRECT", 15, 1_699, "Internet"),
                fixed(BILLS, "CLEARWATER UTILITIES", 10, 3_140, "Utilities"),
                repayment("FIRST CARD SERVICES", FIRST_CARD, 20),
                repayment("SECOND CARD SERVICES", SECOND_CARD, 22));
    }

    private static DirectDebit fixed(int account, String name, int day, long pence, String kind) {
        Merchant merchant = Merchant.directDebit(name, name, "Bills & Utilities", kind);
        return new DirectDebit(account, name, new StandingOrder.Monthly(day), pence, merchant, Optional.empty());
    }

    private static DirectDebit repayment(String name, int card, int day) {
        Merchant merchant = Merchant.directDebit(name, name, "Transfer", "Credit Card Payment");
        return new DirectDebit(MAIN, name, new StandingOrder.Monthly(day), 0, merchant, Optional.of(card));
    }
}
