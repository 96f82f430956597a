package io.bankfeed.sync.account;

import io.bankfeed.common.database.Columns;
import io.micrometer.core.instrument.MeterRegistry;
import io.r2dbc.spi.Readable;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Checks the rows that are held against the bank's balance: between two readings both must have moved by the same sum.
 * A difference that stays over two runs is a drift; one that goes was a booking between the two requests. Where rows
 * show running balances, those of each day must follow from those of the day before; within a day no order is sure, and
 * some banks add up from the newest row to the oldest.
 */
@Repository
public class ProveBalance {
    /** Far enough back that what banks book late falls into it. */
    private static final int DAYS = 60;

    private static final String PROVE = """
            with reading as (
                select account_id, coalesce(proof.since, :since) as since,
                       case kind when 'card' then -balance.current else balance.current end as current
                  from account join balance using (account_id) left join balance_proof proof using (account_id)
                 where account_id = :account
                   and 2 = (select count(distinct endpoint) from sync_task
                             where sync_id = :sync and account_id = :account and state = 'stored'
                               and (endpoint = 'balance' or endpoint = 'transactions' and priority % 100 < 30))),
            counted as (
                select reading.account_id, reading.since,
                       reading.current - coalesce(sum(value) filter (where status = 'booked'), 0) as ahead_of_booked,
                       reading.current - coalesce(sum(value), 0) as ahead_of_all
                  from reading left join bank_transaction held
                       on held.account_id = reading.account_id and removed_at is null and booked_on >= reading.since
                 group by reading.account_id, reading.since, reading.current),
            days as (
                select booked_on, sum(value) as moved, array_agg(running_balance_value) as shown,
                       bool_and(running_balance_value is not null) as given
                  from reading join bank_transaction held using (account_id)
                 where status = 'booked' and removed_at is null and booked_on >= reading.since
                 group by booked_on),
            neighbours as (
                select moved, shown, lag(moved) over by_day as moved_before, lag(shown) over by_day as shown_before
                  from days where given
                window by_day as (order by booked_on)),
            chain as (
                select case when count(*) > 0 then least(
                           count(*) filter (where not exists (
                               select from unnest(shown) balance where balance - moved = any(shown_before))),
                           count(*) filter (where not exists (
                               select from unnest(shown_before) balance where balance - moved_before = any(shown))))
                       end::integer as breaks
                  from neighbours where shown_before is not null and (select bool_and(given) from days))
            insert into balance_proof as known
                   (account_id, since, ahead_of_booked, ahead_of_all, running_balance_breaks, checked_at, proved_at)
            select account_id, since, ahead_of_booked, ahead_of_all, breaks, :now, :now from counted, chain
            on conflict (account_id) do update
               set (suspected, drift, proved_at, ahead_of_booked, ahead_of_all) = (
                       select case when proved then 0 else off end,
                              case when proved then 0 when off = known.suspected then off else known.drift end,
                              case when proved then excluded.checked_at else known.proved_at end,
                              case when proved then excluded.ahead_of_booked else known.ahead_of_booked end,
                              case when proved then excluded.ahead_of_all else known.ahead_of_all end
                         from (select excluded.ahead_of_booked = known.ahead_of_booked
                                      or excluded.ahead_of_all = known.ahead_of_all as proved,
                                      excluded.ahead_of_booked - known.ahead_of_booked as off) compared),
                   checked_at = excluded.checked_at, running_balance_breaks = excluded.running_balance_breaks
            returning drift <> 0 as drifts, running_balance_breaks > 0 as breaks
            """;

    private final DatabaseClient database;
    private final InstantSource clock;
    private final MeterRegistry meters;

    ProveBalance(DatabaseClient database, InstantSource clock, MeterRegistry meters) {
        this.database = database;
        this.clock = clock;
        this.meters = meters;
    }

    /** After either of the two has come in with a run; does nothing until both have. */
    public Mono<Void> of(UUID accountId, UUID syncId) {
        return database.sql(PROVE)
                .bind("account", accountId)
                .bind("sync", syncId)
                .bind(
                        "since",
                        LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC).minusDays(DAYS))
                .bind("now", clock.instant())
                .map(Checked::of)
                .one()
                .doOnNext(this::count)
                .then();
    }

    private void count(Checked checked) {
        count("bankfeed.sync.balance.checks", checked.drifts() ? "drift" : "proved");
        if (checked.breaks() != null) {
            count("bankfeed.sync.running.balance.checks", checked.breaks() ? "broken" : "chained");
        }
    }

    private void count(String checks, String outcome) {
        meters.counter(checks, "outcome", outcome).increment();
    }

    /** @param breaks null: no two days show running balances */
    private record Checked(boolean drifts, @Nullable Boolean breaks) {

        static Checked of(Readable row) {
            return new Checked(Columns.flag(row, "drifts"), row.get("breaks", Boolean.class));
        }
    }
}
