package io.bankfeed.sync.run;

import io.bankfeed.sync.account.Accounts;
import io.bankfeed.sync.account.Accounts.SharedAccount;
import io.bankfeed.sync.connection.SyncedConnection;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.sync.task.Endpoint;
import io.bankfeed.sync.task.NewTask;
import io.bankfeed.sync.task.Tasks;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Decides what a run asks for, in which order. First syncs go before everything else, their newest days first. */
@Component
public class PlanRun {

    static final int ROUTINE_LATER = 100;

    private static final int LIST = 0;
    private static final int INFO = 5;
    private static final int BALANCE = 10;
    private static final int NEWEST_DAYS = 15;
    private static final int PENDING = 20;
    private static final int ORDERS = 60;

    private final Accounts accounts;
    private final Tasks tasks;
    private final Banks banks;
    private final InstantSource clock;

    PlanRun(Accounts accounts, Tasks tasks, Banks banks, InstantSource clock) {
        this.accounts = accounts;
        this.tasks = tasks;
        this.banks = banks;
        this.clock = clock;
    }

    Mono<Void> begin(SyncRun run, SyncedConnection connection) {
        return accounts.sharedOf(connection.connectionId())
                .flatMap(shared -> tasks.plan(run.syncId(), first(run, connection, shared)));
    }

    /** The accounts of a kind are known as well as they can be: ask for what is on them. */
    public Mono<Void> afterListing(SyncRun run, SyncedConnection connection, Endpoint listing) {
        Predicate<SharedAccount> listed =
                listing == Endpoint.CARDS ? SharedAccount::isCard : account -> !account.isCard();
        return accounts.sharedOf(connection.connectionId())
                .map(shared -> shared.stream()
                        .filter(listed)
                        .flatMap(account -> ofAccount(run, connection, account))
                        .toList())
                .flatMap(planned -> tasks.plan(run.syncId(), planned));
    }

    private List<NewTask> first(SyncRun run, SyncedConnection connection, List<SharedAccount> shared) {
        if (lists(run) || shared.isEmpty()) {
            return Stream.of(
                            NewTask.of(Endpoint.ACCOUNTS, later(run) + LIST),
                            NewTask.of(Endpoint.CARDS, later(run) + LIST),
                            NewTask.of(Endpoint.INFO, later(run) + INFO))
                    .filter(task -> isAskable(task, connection.scopes(), connection.unsupported()))
                    .toList();
        }
        return shared.stream()
                .flatMap(account -> ofAccount(run, connection, account))
                .toList();
    }

    private Stream<NewTask> ofAccount(SyncRun run, SyncedConnection connection, SharedAccount account) {
        var id = account.accountId();
        var bank = banks.of(Objects.requireNonNull(connection.providerId()));
        List<NewTask> planned = new ArrayList<>();
        planned.add(NewTask.of(Endpoint.BALANCE, id, later(run) + BALANCE));
        planned.add(NewTask.ofWindow(id, newestDays(run, account, bank), later(run) + NEWEST_DAYS));
        planned.add(NewTask.of(Endpoint.PENDING, id, later(run) + PENDING));
        if (lists(run) && !account.isCard()) {
            planned.add(NewTask.of(Endpoint.STANDING_ORDERS, id, later(run) + ORDERS));
            planned.add(NewTask.of(Endpoint.DIRECT_DEBITS, id, later(run) + ORDERS));
        }
        return planned.stream().filter(task -> isAskable(task, connection.scopes(), account.unsupported()));
    }

    /** All that can be read at any time, or as much as a routine run needs of it. */
    private Window newestDays(SyncRun run, SharedAccount account, Bank bank) {
        LocalDate today = bank.today(clock.instant());
        LocalDate completeUntil = account.completeUntil();
        return lists(run) || completeUntil == null
                ? Slices.newest(today, bank)
                : Slices.routine(today, bank, completeUntil, banks.overlapDays());
    }

    private static boolean isAskable(NewTask task, List<String> scopes, List<String> unsupported) {
        return Endpoint.ofCode(task.endpoint()).isGrantedBy(scopes) && !unsupported.contains(task.endpoint());
    }

    private static boolean lists(SyncRun run) {
        return run.trigger() == Trigger.INITIAL || run.trigger() == Trigger.DEEP;
    }

    private static int later(SyncRun run) {
        return run.trigger() == Trigger.INITIAL ? 0 : ROUTINE_LATER;
    }
}
