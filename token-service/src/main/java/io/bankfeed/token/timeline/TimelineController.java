package io.bankfeed.token.timeline;

import io.bankfeed.common.page.Page;
import java.util.UUID;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

@RestController
class TimelineController {

    private static final int NEWEST = 200;

    private final Timeline timeline;

    TimelineController(Timeline timeline) {
        this.timeline = timeline;
    }

    @GetMapping("/internal/v1/connections/{connectionId}/timeline")
    @PreAuthorize("hasAuthority('SCOPE_operations')")
    Mono<Page<TimelineEntry>> newest(@PathVariable UUID connectionId) {
        return timeline.newestOf(connectionId, NEWEST).collectList().map(entries -> new Page<>(entries, null));
    }
}
