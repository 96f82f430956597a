package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A household as its bank shows it on one day. */
record GeneratedHoldings(LocalDate today, String user, Commitments commitments, Map<String, Position> positions)
        implements Holdings {

    /** Where one account stands; both lists oldest first. */
    record Position(Profile profile, List<Posting> booked, List<Posting> pending, long balance) {

        static Position of(Household household, Profile profile, LocalDate today) {
            AccountBook book = household.book(profile.number(), today);
            synchronized (household) {
                return new Position(
                        profile, book.bookedBefore(today), book.pendingOn(today), book.balanceBefore(today));
            }
        }
    }

    static GeneratedHoldings of(Household household, String user, LocalDate today) {
        Map<String, Position> positions = Profile.ALL.stream()
                .map(profile -> Position.of(household, profile, today))
                .collect(Collectors.toMap(position -> position.profile().id(), Function.identity()));
        return new GeneratedHoldings(today, user, household.commitments(), positions);
    }

    @Override
    public String holder() {
        return "John Doe";
    }

    @Override
    public List<Product> products(Product.Kind kind) {
        return Profile.ALL.stream()
                .filter(profile -> profile.kind() == kind)
                .map(profile -> ProductText.of(profile, user, today))
                .toList();
    }

    @Override
    public String balance(String accountId) {
        return BalanceText.of(position(accountId), today);
    }

    @Override
    public List<Row> booked(String accountId) {
        return newestFirst(position(accountId), position(accountId).booked(), true);
    }

    @Override
    public List<Row> pending(String accountId) {
        return newestFirst(position(accountId), position(accountId).pending(), false);
    }

    private static List<Row> newestFirst(Position position, List<Posting> postings, boolean settled) {
        List<Row> rows = new ArrayList<>(postings.size());
        for (Posting posting : postings.reversed()) {
            rows.add(new GeneratedRow(position.profile(), posting, settled));
        }
        return rows;
    }

    @Override
    public List<String> standingOrders(String accountId) {
        return commitments.standingOrders().stream()
                .filter(order ->
                        order.account() == position(accountId).profile().number())
                .map(order -> CommitmentText.of(order, position(accountId), today))
                .toList();
    }

    @Override
    public List<String> directDebits(String accountId) {
        return commitments.directDebits().stream()
                .filter(debit ->
                        debit.account() == position(accountId).profile().number())
                .map(debit -> CommitmentText.of(debit, position(accountId), today))
                .toList();
    }

    private Position position(String accountId) {
        Position position = positions.get(accountId);
        if (position == null) {
            throw new IllegalArgumentException("no account " + accountId);
        }
        return position;
    }
}
