package com.example.spending.page;

import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Sums of what left the user's accounts. Transfers between accounts are no spending. */
@Repository
class Spending {

    private static final String SPENT = """
              from bank_transaction t left join account a on a.account_id = t.account_id
             where t.direction = 'debit' and lower(t.category) not in ('transfer', 'transfers')
               and t.currency = :currency and t.booked_on between :first and :last
            """;

    private final JdbcClient database;

    Spending(JdbcClient database) {
        this.database = database;
    }

    /** Those that something was spent in, the most used first. */
    List<String> currencies() {
        return database.sql("""
                        select currency from bank_transaction where direction = 'debit'
                         group by currency order by count(*) desc, currency
                        """)
                .query(String.class)
                .list();
    }

    Optional<YearMonth> newestMonth(String currency) {
        return database.sql("select max(booked_on) from bank_transaction where direction = 'debit' and currency = ?")
                .param(currency)
                .query(java.time.LocalDate.class)
                .optional()
                .map(YearMonth::from);
    }

    BigDecimal total(String currency, YearMonth month) {
        return select("select coalesce(-sum(t.amount), 0) as total" + SPENT, currency, month)
                .query(BigDecimal.class)
                .single();
    }

    List<Share> byCategory(String currency, YearMonth month) {
        return shares("t.category", "t.category", currency, month);
    }

    List<Share> byAccount(String currency, YearMonth month) {
        return shares("coalesce(max(a.display_name), 'Account')", "t.account_id", currency, month);
    }

    /** Two accounts may have the same name, and are not one. */
    private List<Share> shares(String name, String group, String currency, YearMonth month) {
        String sql = "select " + name + " as name, -sum(t.amount) as total, count(*) as payments" + SPENT
                + " group by " + group + " order by total desc, name";
        return select(sql, currency, month)
                .query((row, number) ->
                        new Share(row.getString("name"), row.getBigDecimal("total"), row.getLong("payments")))
                .list();
    }

    private JdbcClient.StatementSpec select(String sql, String currency, YearMonth month) {
        return database.sql(sql)
                .param("currency", currency)
                .param("first", month.atDay(1))
                .param("last", month.atEndOfMonth());
    }

    /** What was spent under one name. */
    record Share(String name, BigDecimal total, long payments) {}
}
