package io.bankfeed.simulator.generated;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;

/** What is bought with debit and credit cards: mostly pending for a while, sometimes twice the same on one day. */
final class Shopping {
    private final Random random;
    private final List<AccountBook> books;

    Shopping(Random random, List<AccountBook> books) {
        this.random = random;
        this.books = books;
    }

    void on(LocalDate day) {
        everyday(day);
        coffeeAndChange(day);
        onCard(day, Commitments.FIRST_CARD);
        onCard(day, Commitments.SECOND_CARD);
    }

    private void everyday(LocalDate day) {
        for (int purchases = random.nextInt(3); purchases > 0; purchases--) {
            long pence = 250 + random.nextInt(3_400);
            buy(Commitments.MAIN, day, oneOf(Merchants.EVERYDAY), -pence);
        }
    }

    private void coffeeAndChange(LocalDate day) {
        AccountBook spending = books.get(Commitments.SPENDING);
        int coffees = random.nextInt(10) < 6 ? 1 + random.nextInt(2) : 0;
        for (int cup = 0; cup < coffees; cup++) {
            buy(Commitments.SPENDING, day, Merchants.COFFEE, -340);
            spending.book(day, Merchants.SAVE_THE_CHANGE, -60);
            books.get(Commitments.POCKET).book(day, Merchants.SAVE_THE_CHANGE, 60);
        }
        if (random.nextInt(14) == 0) {
            spending.book(day, Merchants.CASH, -1_000L * (1 + random.nextInt(4)));
        }
        if (random.nextInt(5) == 0) {
            buy(Commitments.BILLS, day, oneOf(Merchants.EVERYDAY), -(100L + random.nextInt(300)));
        }
    }

    private void onCard(LocalDate day, int card) {
        if (random.nextInt(10) < 4) {
            buy(card, day, oneOf(Merchants.CARD), 499 + random.nextInt(4_500));
        }
        if (random.nextInt(60) == 0) {
            books.get(card).book(day, Merchants.REFUND, -1_299);
        }
    }

    private void buy(int account, LocalDate day, Merchant merchant, long pence) {
        int days = 1 + random.nextInt(3);
        boolean lapses = random.nextInt(33) == 0;
        books.get(account).reserve(day, merchant, pence, days, lapses);
    }

    private Merchant oneOf(List<Merchant> merchants) {
        return merchants.get(random.nextInt(merchants.size()));
    }
}
