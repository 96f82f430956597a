package io.bankfeed.simulator.generated;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * One user's money, lived day by day from a first day. Only the seed and the number of days lived decide what happens,
 * so a day looks the same whenever it is asked for.
 */
final class Household {
    private final Random random;
    private final Commitments commitments;
    private final Shopping shopping;
    private final List<AccountBook> books = new ArrayList<>();
    private LocalDate next;

    Household(long seed, LocalDate firstDay) {
        this.random = new Random(seed);
        this.commitments = Commitments.drawnFrom(random);
        this.next = firstDay;
        for (int account = 0; account <= Commitments.SECOND_CARD; account++) {
            boolean card = account >= Commitments.FIRST_CARD;
            books.add(new AccountBook(Mix.of(seed, account), card ? 0 : 60_000 + random.nextInt(90_000)));
        }
        this.shopping = new Shopping(random, books);
    }

    Commitments commitments() {
        return commitments;
    }

    synchronized AccountBook book(int account, LocalDate asOf) {
        while (!next.isAfter(asOf)) {
            live(next);
            next = next.plusDays(1);
        }
        return books.get(account);
    }

    /** The first day that is still open. */
    synchronized LocalDate livedUntil() {
        return next.minusDays(1);
    }

    private void live(LocalDate day) {
        books.forEach(book -> book.settle(day));
        receiveIncome(day);
        payStandingOrders(day);
        payDirectDebits(day);
        payWater(day);
        moveMoney(day);
        shopping.on(day);
    }

    private void receiveIncome(LocalDate day) {
        if (new StandingOrder.Monthly(28).on(day)) {
            long raises = (day.getYear() - 2020L) * 4_000;
            books.get(Commitments.MAIN).book(day, Merchants.SALARY, commitments.salary() + raises);
        }
        if (day.getDayOfWeek() == DayOfWeek.TUESDAY && day.getDayOfMonth() <= 7) {
            books.get(Commitments.BILLS).book(day, Merchants.TAX_CREDIT, 2_185);
        }
        if (day.getDayOfMonth() == 1) {
            payInterest(day, Commitments.SAVINGS);
            payInterest(day, Commitments.POCKET);
        }
    }

    private void payInterest(LocalDate day, int account) {
        AccountBook book = books.get(account);
        book.book(day, Merchants.INTEREST, Math.max(1, book.balance() / 400));
    }

    private void payStandingOrders(LocalDate day) {
        for (StandingOrder order : commitments.standingOrders()) {
            if (order.due().on(day)) {
                books.get(order.account()).book(day, order.merchant(), -order.pence());
                order.into().ifPresent(into -> books.get(into).book(day, order.merchant(), order.pence()));
            }
        }
    }

    private void payDirectDebits(LocalDate day) {
        for (DirectDebit debit : commitments.directDebits()) {
            if (debit.due().on(day)) {
                pay(debit, day);
            }
        }
    }

    private void pay(DirectDebit debit, LocalDate day) {
        long pence = debit.card()
                .map(card -> books.get(card).balance())
                .map(owed -> Math.max(0, owed))
                .orElse(debit.pence());
        if (pence > 0) {
            books.get(debit.account()).book(day, debit.merchant(), -pence);
            debit.card().ifPresent(card -> books.get(card).book(day, Merchants.REPAYMENT, -pence));
        }
    }

    /** Its bill comes each quarter and is paid by hand. */
    private void payWater(LocalDate day) {
        if (day.getDayOfMonth() == 17 && day.getMonthValue() % 3 == 1) {
            books.get(Commitments.MAIN).book(day, Merchants.WATER, -9_460);
        }
    }

    private void moveMoney(LocalDate day) {
        if (new StandingOrder.Monthly(2).on(day)) {
            move(day, Merchants.SPENDING_MONEY, Commitments.SPENDING, 36_000);
            move(day, Merchants.BILLS_MONEY, Commitments.BILLS, 5_000);
        }
        long surplus = books.get(Commitments.MAIN).balance() - 250_000;
        if (day.getDayOfMonth() == 4 && surplus > 10_000) {
            move(day, Merchants.SWEEP, Commitments.SAVINGS, surplus / 100 * 100);
        }
    }

    private void move(LocalDate day, Merchant words, int into, long pence) {
        books.get(Commitments.MAIN).book(day, words, -pence);
        books.get(into).book(day, words, pence);
    }
}
