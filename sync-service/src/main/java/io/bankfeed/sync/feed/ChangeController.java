package io.bankfeed.sync.feed;

import io.bankfeed.common.page.Cursor;
import io.bankfeed.common.problem.ApiProblem;
import io.bankfeed.common.security.Caller;
import io.bankfeed.sync.access.Attempt;
import io.bankfeed.sync.access.Gate;
import io.bankfeed.sync.read.Limits;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
@Tag(name = "Changes")
class ChangeController {

    private final Gate gate;
    private final Feed feed;

    ChangeController(Gate gate, Feed feed) {
        this.gate = gate;
        this.feed = feed;
    }

    @GetMapping("/v1/connections/{id}/changes")
    @Operation(
            summary = "Every change of the connection's transactions since the cursor, in order",
            description = "next_cursor is absent at the end; come back later with resume_cursor.")
    Mono<FeedPage> changes(
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable String cursor,
            @RequestParam(required = false) @Nullable Integer limit,
            @Parameter(hidden = true) Caller caller) {
        return gate.ofConnection(
                new Attempt(caller, "changes.list", "transactions:read"),
                id,
                connection -> page(FeedCursor.of(cursor, connection.connectionId()), Limits.pageSize(limit)));
    }

    private Mono<FeedPage> page(FeedCursor from, int limit) {
        return feed.after(from.connectionId(), from.position(), limit + 1)
                .flatMap(found -> found.isEmpty() ? atTheEnd(from, limit) : following(from, found, limit));
    }

    /** A place beyond the end was never given: the caller mixes up installations, or we lost data; say so. */
    private Mono<FeedPage> atTheEnd(FeedCursor from, int limit) {
        return feed.end(from.connectionId()).flatMap(end -> switch (Long.signum(from.position() - end)) {
            case 0 -> Mono.just(new FeedPage(List.of(), null, from.text()));
            case 1 -> Mono.error(Cursor.invalid());
            default -> meanwhile(from, limit);
        });
    }

    /** Changes came in between the two looks, or all that followed are past the feed's retention. */
    private Mono<FeedPage> meanwhile(FeedCursor from, int limit) {
        return feed.after(from.connectionId(), from.position(), limit + 1)
                .flatMap(found -> following(from, found, limit));
    }

    private Mono<FeedPage> following(FeedCursor from, List<FeedChange> found, int limit) {
        return found.isEmpty() || found.getFirst().position() != from.position() + 1
                ? expired(from.connectionId())
                : Mono.just(page(found, limit));
    }

    private static FeedPage page(List<FeedChange> found, int limit) {
        List<FeedChange> items = found.size() > limit ? found.subList(0, limit) : found;
        String last = items.getLast().cursor();
        return new FeedPage(items, found.size() > limit ? last : null, last);
    }

    /**
     * Says where to go on after a snapshot, so that one taken from now on misses nothing; and before when changes are
     * surely in it, for whoever still gets them from the topic.
     */
    private Mono<FeedPage> expired(UUID connectionId) {
        var problem = new ApiProblem(
                        HttpStatus.GONE,
                        "cursor_expired",
                        "The feed no longer reaches back that far: take a snapshot, then follow resume_cursor.")
                .with("snapshot", "/v1/connections/" + connectionId + "/accounts");
        return feed.end(connectionId)
                .map(end -> problem.with("resume_cursor", new FeedCursor(connectionId, end).text()))
                .then(feed.newestChange(connectionId))
                .map(newest -> problem.with("snapshot_from", newest))
                .then(Mono.error(problem));
    }

    /**
     * A part of the feed.
     *
     * @param nextCursor gives the next part; absent when this one reaches the end
     * @param resumeCursor where to come back to later, also from the end
     */
    record FeedPage(List<FeedChange> items, @Nullable String nextCursor, String resumeCursor) {}
}
