package io.bankfeed.common.deadletter;

import io.bankfeed.common.page.Page;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.security.core.Authentication;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Dead letters for an operator's eyes: payloads are masked unless the token has the scope to see them. */
final class ShowDeadLetters {

    static final String PAYLOAD_AUTHORITY = "SCOPE_operations:payload";

    private static final Logger LOG = LoggerFactory.getLogger(ShowDeadLetters.class);

    private final DeadLetters letters;
    private final SettleDeadLetters settle;
    private final JsonMapper json;

    ShowDeadLetters(DeadLetters letters, SettleDeadLetters settle, JsonMapper json) {
        this.letters = letters;
        this.settle = settle;
        this.json = json;
    }

    Mono<Page<DeadLetterView>> newest(DeadLetters.Selection selection, LetterCursor after, int limit) {
        return letters.newest(selection, after, limit + 1)
                .collectList()
                .map(found -> Page.of(found, limit, LetterCursor::after).map(DeadLetterView::of));
    }

    Mono<DeadLetterView> one(UUID id, Authentication caller) {
        return settle.existing(id).map(letter -> DeadLetterView.of(letter, payload(letter, caller)));
    }

    private @Nullable Payload payload(DeadLetter letter, Authentication caller) {
        byte[] value = letter.value();
        if (value == null) {
            return null;
        }
        if (!maySeePayloads(caller)) {
            return Payload.masked(value, json);
        }
        LOG.info("dead letter {} shown in full to {}", letter.id(), caller.getName());
        return Payload.inFull(value, json);
    }

    private static boolean maySeePayloads(Authentication caller) {
        return caller.getAuthorities().stream()
                .anyMatch(authority -> PAYLOAD_AUTHORITY.equals(authority.getAuthority()));
    }
}
