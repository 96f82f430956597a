package io.bankfeed.sync.reading;

import io.bankfeed.common.id.Ids;
import io.bankfeed.sync.coverage.Window;
import io.bankfeed.testsupport.contract.Example;
import io.bankfeed.testsupport.contract.OpenApiExamples;
import io.bankfeed.testsupport.contract.SetAside;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

@ReadingTest
class ExamplesIT {

    private static final LocalDate DAY = LocalDate.parse("2026-11-20");

    @Autowired
    WebTestClient api;

    @Autowired
    HeldData held;

    @Autowired
    DatabaseClient database;

    private UUID connection;
    private UUID account;
    private UUID sync;

    @BeforeEach
    void everything() {
        connection = held.confirmedConnection("demo");
        account =
                held.accounts(connection, Answers.account("acc-" + Ids.next())).getFirst();
        held.balance(connection, account, HeldData.NOW, Answers.balance("1161.20"));
        held.window(connection, account, new Window(DAY.minusDays(1), DAY), List.of(Answers.row("tx-1", DAY, 0)));
        sync = Ids.next();
        held.execute("""
                insert into holder (connection_id, holder_no, full_name, raw, as_of)
                values ('%s', 0, 'John Doe', '{}', now())
                """.formatted(connection));
        held.execute("""
                insert into sync_run (sync_id, connection_id, consent_no, trigger, started_at)
                values ('%s', '%s', 3, 'routine', now())
                """.formatted(sync, connection));
    }

    @TestFactory
    Stream<DynamicTest> every_example_of_the_document_holds() {
        return new OpenApiExamples("sync-service", api, this::state).tests();
    }

    /** What the ids of the examples stand for. */
    private Map<String, String> state(Example example) {
        if (example.operation().path().contains("dead-letters")) {
            return Map.of(
                    SetAside.ID, SetAside.letter(database, "bankfeed.consents").toString());
        }
        return Map.of(
                "019376a0-0000-7000-8000-000000000001", connection.toString(),
                "019376a0-0000-7000-8000-000000000002", account.toString(),
                "019376a0-0000-7000-8000-000000000005", sync.toString());
    }
}
