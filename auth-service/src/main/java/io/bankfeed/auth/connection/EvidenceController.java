package io.bankfeed.auth.connection;

import io.bankfeed.auth.evidence.ConsentEvidence;
import io.bankfeed.auth.evidence.ConsentEvidence.Exported;
import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.page.Page;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The export of a connection's evidence. It outlives the revocation. */
@RestController
class EvidenceController {

    private final Connections connections;
    private final ConsentEvidence evidence;

    EvidenceController(Connections connections, ConsentEvidence evidence) {
        this.connections = connections;
        this.evidence = evidence;
    }

    @GetMapping("/v1/connections/{id}/evidence")
    @PreAuthorize("hasAuthority('SCOPE_connections:read')")
    Mono<Page<Exported>> list(
            Caller caller,
            @PathVariable UUID id,
            @RequestParam(required = false) @Size(max = 512) @Nullable String cursor,
            @RequestParam(defaultValue = "100") @Min(1) @Max(500) int limit) {
        return connections
                .find(caller.tenant(), id)
                .switchIfEmpty(Mono.error(() -> ApiProblem.notFound("connection")))
                .flatMap(found ->
                        evidence.of(found.id(), after(cursor), limit + 1).collectList())
                .map(found -> Page.of(found, limit, last -> Cursor.encode(Long.toString(last.entryNo()))));
    }

    private static long after(@Nullable String cursor) {
        try {
            return cursor == null ? 0 : Long.parseLong(Cursor.decode(cursor, 1).getFirst());
        } catch (NumberFormatException notOurs) {
            throw Cursor.invalid();
        }
    }
}
