package io.bankfeed.rehearsals.fault;

import io.bankfeed.localstack.ledger.SimulatorControl;
import io.bankfeed.localstack.process.StackFailure;
import io.bankfeed.localstack.service.Service;
import io.bankfeed.rehearsals.Fault.Mending;
import io.bankfeed.rehearsals.Stage;
import java.io.IOException;
import java.util.Map;

/** A broker that stands still, a consumer that does not keep up, a record that nobody can read. */
public final class PipelineFaults {
    private static final int FLOOD = 5_000;

    private PipelineFaults() {}

    /** While a user comes back from the bank: the consent is stored, and nobody hears of it. */
    public static Mending brokerStopped(Stage stage) throws Exception {
        signal(stage.stack().brokerProcess(), "STOP");
        var unused = stage.linked("mock");
        return () -> signal(stage.stack().brokerProcess(), "CONT");
    }

    /** While webhooks come, three times each. */
    public static Mending brokerStoppedWhileWebhooksCome(Stage stage) throws Exception {
        var connection = stage.synced("ob-harbour");
        var simulator = SimulatorControl.of(stage.stack());
        simulator.sendWebhooks("storm");
        signal(stage.stack().brokerProcess(), "STOP");
        stage.operator()
                .post(stage.url(Service.SYNC_SERVICE) + "/internal/v1/connections/" + connection + "/syncs", Map.of());
        return () -> {
            signal(stage.stack().brokerProcess(), "CONT");
            simulator.sendWebhooks("normal");
        };
    }

    /**
     * The database takes its time over every result, whether a task waits for it or not, and more come than it can
     * take.
     */
    public static Mending slowConsumer(Stage stage) {
        stage.execute("sync", """
                create function take_its_time() returns trigger language plpgsql as
                $$ begin perform pg_sleep(0.05); return null; end $$;
                create trigger slow before update on sync_task for each statement execute function take_its_time()
                """);
        new Events(stage.kafka()).resultsOfNobody(FLOOD);
        return () -> stage.execute("sync", "drop function take_its_time() cascade");
    }

    /** Put right by whoever discards the letter, as the runbook tells. */
    public static Mending unreadableRecord(Stage stage) {
        new Events(stage.kafka()).unreadable();
        var letters = stage.url(Service.SYNC_SERVICE) + "/internal/v1/dead-letters";
        return () -> SimulatorControl.items(stage.operator().get(letters + "?status=open"))
                .map(letter -> letters + "/" + letter.path("id").asString())
                .forEach(letter -> stage.operator().tryDelete(letter));
    }

    private static void signal(ProcessHandle process, String signal) {
        try {
            var status = new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .inheritIO()
                    .start()
                    .waitFor();
            if (status != 0) {
                throw new StackFailure("kill -" + signal + " " + process.pid() + " ended with " + status);
            }
        } catch (IOException e) {
            throw new StackFailure("kill could not be run: " + e.getMessage(), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StackFailure("interrupted", e);
        }
    }
}
