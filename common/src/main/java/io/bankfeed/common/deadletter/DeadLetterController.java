package io.bankfeed.common.deadletter;

import io.bankfeed.common.page.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@RequestMapping("/internal/v1/dead-letters")
@PreAuthorize("hasAuthority('SCOPE_operations')")
@Tag(name = "Dead letters", description = "Records that this service could not read or process. Scope operations.")
class DeadLetterController {

    private final ShowDeadLetters show;
    private final SettleDeadLetters settle;

    DeadLetterController(ShowDeadLetters show, SettleDeadLetters settle) {
        this.show = show;
        this.settle = settle;
    }

    @GetMapping
    @Operation(operationId = "listDeadLetters", summary = "Dead letters, newest first, without payloads")
    Mono<Page<DeadLetterView>> list(
            @RequestParam(required = false) @Pattern(regexp = "open|replayed|discarded") @Nullable String status,
            @Parameter(description = "The topic they were on") @RequestParam(required = false) @Nullable String topic,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(defaultValue = "50") @Min(1) @Max(200) int limit) {
        return show.newest(new DeadLetters.Selection(status, topic), LetterCursor.of(cursor), limit);
    }

    @GetMapping("/{id}")
    @Operation(
            operationId = "showDeadLetter",
            summary = "One dead letter with its payload",
            description = "Values are masked unless the token has the scope operations:payload as well.")
    Mono<DeadLetterView> one(@PathVariable UUID id, @Parameter(hidden = true) Authentication caller) {
        return show.one(id, caller);
    }

    @PostMapping("/{id}/replays")
    @Operation(
            operationId = "replayDeadLetter",
            summary = "Processes the record again, now",
            description =
                    "It keeps its id, so an effect that it had before stays single. 409 replay_failed: still open.")
    Mono<DeadLetterView> replay(@PathVariable UUID id, @Parameter(hidden = true) Authentication caller) {
        return settle.replay(id, caller.getName()).map(DeadLetterView::of);
    }

    @PostMapping("/replays")
    @Operation(
            operationId = "replayDeadLetters",
            summary = "Replays open letters, oldest first, at most 100 a call",
            description = "Those that fail again stay open.")
    Mono<SettleDeadLetters.Replayed> replayAll(
            @Parameter(description = "Only those that were on this topic") @RequestParam(required = false) @Nullable
                    String topic,
            @Parameter(hidden = true) Authentication caller) {
        return settle.replayAll(topic, caller.getName());
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "discardDeadLetter", summary = "Gives the record up; its payload is erased here")
    Mono<Void> discard(@PathVariable UUID id, @Parameter(hidden = true) Authentication caller) {
        return settle.discard(id, caller.getName());
    }
}
