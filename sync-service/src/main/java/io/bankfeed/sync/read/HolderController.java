package io.bankfeed.sync.read;

import io.bankfeed.common.database.Columns;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Accounts")
class HolderController {

    private final Gate gate;
    private final DatabaseClient database;

    HolderController(Gate gate, DatabaseClient database) {
        this.gate = gate;
        this.database = database;
    }

    @GetMapping("/v1/connections/{id}/holder")
    @Operation(summary = "Who holds the accounts, as the bank says; joint accounts have several holders")
    Mono<HolderView> holder(@PathVariable UUID id, @Parameter(hidden = true) Caller caller) {
        return gate.ofConnection(
                new Attempt(caller, "holder.read", AccountController.SCOPE),
                id,
                connection -> holders(connection.connectionId()));
    }

    private Mono<HolderView> holders(UUID connectionId) {
        return database.sql("select * from holder where connection_id = :connection order by holder_no")
                .bind("connection", connectionId)
                .map(row -> new Holder(
                        Rows.textOrNull(row, "full_name"),
                        Rows.textOrNull(row, "update_timestamp"),
                        Columns.instant(row, "as_of")))
                .all()
                .collectList()
                .map(holders -> HolderView.of(connectionId, holders));
    }

    /** One holder; {@code update_timestamp} as the bank wrote it. */
    record Holder(@Nullable String fullName, @Nullable String updateTimestamp, Instant asOf) {}

    record HolderView(UUID connectionId, @Nullable String fullName, Instant asOf, List<Holder> items) {

        static HolderView of(UUID connectionId, List<Holder> holders) {
            if (holders.isEmpty()) {
                throw new ApiProblem(
                        HttpStatus.NOT_FOUND, "holder_unknown", "The bank has not told who holds these accounts.");
            }
            var first = holders.getFirst();
            return new HolderView(connectionId, first.fullName(), first.asOf(), holders);
        }
    }
}
