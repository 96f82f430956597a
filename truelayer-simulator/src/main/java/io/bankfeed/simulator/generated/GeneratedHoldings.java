package io.bankfeed.simulator.generated;

import io.bankfeed.simulator.bank.BankTerms;
import io.bankfeed.simulator.bank.Holdings;
import io.bankfeed.simulator.bank.Product;
import io.bankfeed.simulator.bank.Quirk;
import io.bankfeed.simulator.bank.Row;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** A household as its bank shows it on one day. */
record GeneratedHoldings(
        LocalDate today,
        BankTerms terms,
        Commitments commitments,
        Map<String, Position> positions,
        List<Product> listed)
        implements Holdings {

    static GeneratedHoldings of(
            Household household, List<Profile> profiles, String user, LocalDate today, BankTerms terms) {
        boolean backDated = terms.has(Quirk.BACK_DATED_ROWS);
        Map<String, Position> positions = new LinkedHashMap<>();
        List<Product> listed = new ArrayList<>();
        for (Profile profile : profiles) {
            positions.put(profile.idFor(terms, user), Position.of(household, profile, today, backDated));
            listed.add(ProductText.of(profile, terms, user, today));
        }
        return new GeneratedHoldings(today, terms, household.commitments(), positions, List.copyOf(listed));
    }

    boolean isOf(LocalDate day, BankTerms wanted) {
        return today.equals(day) && terms == wanted;
    }

    /** Of a row that shows today, under the id that the ledger gives it. */
    OptionalLong keyOf(String accountId, String transactionId) {
        return Stream.concat(booked(accountId).stream(), pending(accountId).stream())
                .map(GeneratedRow.class::cast)
                .filter(row -> row.transactionId().equals(transactionId))
                .mapToLong(row -> row.posting().key())
                .findFirst();
    }

    @Override
    public List<String> holders() {
        return terms.has(Quirk.JOINT_HOLDERS) ? List.of("John Doe", "Jane Doe") : List.of("John Doe");
    }

    @Override
    public List<Product> products(Product.Kind kind) {
        return listed.stream().filter(product -> product.kind() == kind).toList();
    }

    @Override
    public String balance(String accountId) {
        return BalanceText.of(position(accountId), today, terms);
    }

    @Override
    public List<Row> booked(String accountId) {
        List<Posting> booked = position(accountId).booked();
        boolean backwards = terms.has(Quirk.BALANCES_RUN_BACKWARDS);
        return newestFirst(position(accountId), backwards ? withBalancesRunningBackwards(booked) : booked, true);
    }

    /** Oldest first, like what comes in; each balance is that of the next younger row and this row's own amount. */
    private static List<Posting> withBalancesRunningBackwards(List<Posting> booked) {
        List<Posting> newestFirst = new ArrayList<>(booked.size());
        long balance = booked.isEmpty() ? 0 : booked.getLast().balance();
        for (Posting posting : booked.reversed()) {
            balance = newestFirst.isEmpty() ? balance : balance + posting.pence();
            newestFirst.add(posting.withBalance(balance));
        }
        return newestFirst.reversed();
    }

    @Override
    public List<Row> pending(String accountId) {
        return newestFirst(position(accountId), position(accountId).pending(), false);
    }

    private List<Row> newestFirst(Position position, List<Posting> postings, boolean settled) {
        List<Row> rows = new ArrayList<>(postings.size());
        for (Posting posting : postings.reversed()) {
            rows.add(new GeneratedRow(position.profile(), terms, posting, settled));
        }
        return rows;
    }

    @Override
    public List<String> standingOrders(String accountId) {
        Position position = position(accountId);
        return commitments.standingOrders().stream()
                .filter(order -> order.account() == position.profile().number())
                .map(order -> CommitmentText.of(order, position, accountId, today))
                .toList();
    }

    @Override
    public List<String> directDebits(String accountId) {
        Position position = position(accountId);
        return commitments.directDebits().stream()
                .filter(debit -> debit.account() == position.profile().number())
                .map(debit -> CommitmentText.of(debit, position, accountId, today))
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
