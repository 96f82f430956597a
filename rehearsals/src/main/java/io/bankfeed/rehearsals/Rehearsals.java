package io.bankfeed.rehearsals;

import io.bankfeed.rehearsals.fault.BankFaults;
import io.bankfeed.rehearsals.fault.CallerFaults;
import io.bankfeed.rehearsals.fault.PipelineFaults;
import io.bankfeed.rehearsals.fault.ServiceFaults;
import io.bankfeed.rehearsals.fault.TokenFaults;
import java.util.List;

/** All of them, in the order in which they are played: what outlives its mending longest comes last. */
final class Rehearsals {
    private static final List<Rehearsal> ALL = List.of(
            new Rehearsal(
                    "SecurityAlarm", "another user redeems a callback reference", CallerFaults::anotherUserRedeems),
            new Rehearsal("ForgedWebhooks", "30 deliveries without a capability of ours", CallerFaults::forgedWebhooks),
            new Rehearsal("CallBudgetOverrun", "five reservations in a day, by hand", CallerFaults::budgetOverrun),
            new Rehearsal("DeadLetters", "a record that is no event", PipelineFaults::unreadableRecord),
            new Rehearsal("CredentialsRefused", "the client secret is changed at TrueLayer", BankFaults::secretChanged),
            new Rehearsal("CodesNotExchanged", "TrueLayer answers codes with 429", BankFaults::noExchange),
            new Rehearsal("RefreshOverdue", "a bank stays paused", TokenFaults::pauseForgotten),
            new Rehearsal("RefreshTokensEnding", "a bank stays paused for days", TokenFaults::pauseForgottenForDays),
            new Rehearsal("TasksStuck", "results are ready, a gateway answers 502", BankFaults::resultsNotGiven),
            new Rehearsal("BankDown", "a bank answers provider_error", BankFaults::bankFails),
            new Rehearsal("DataStale", "all syncs at a bank fail", BankFaults::noSyncSucceeds),
            new Rehearsal("ConsumerLag", "a slow database under 5,000 events", PipelineFaults::slowConsumer),
            new Rehearsal("EventsNotLeaving", "the broker stands still (SIGSTOP)", PipelineFaults::brokerStopped),
            new Rehearsal(
                    "WebhooksFailing",
                    "the broker stands still, webhooks come",
                    PipelineFaults::brokerStoppedWhileWebhooksCome),
            new Rehearsal("ServiceDown", "webhook-receiver is killed", ServiceFaults::killed),
            new Rehearsal("ErrorBudgetBurnsFast", "a table is taken away", ServiceFaults::brokenRoute),
            new Rehearsal(
                    "ErrorBudgetBurnsSlowly",
                    "1 request in 200 needs a table that is gone",
                    ServiceFaults::seldomBrokenRoute));

    private Rehearsals() {}

    static List<Rehearsal> all() {
        return ALL;
    }
}
