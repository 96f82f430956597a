package io.bankfeed.token.keys;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.springframework.context.ApplicationContext;

/** Makes data keys by the thousand, as the service would one by one. */
public final class BulkKeys {

    private final WrappingKey wrapping;

    public BulkKeys(ApplicationContext context) {
        this.wrapping = Objects.requireNonNull(
                context.getBean(WrappingKeys.class).newest().block(Duration.ofSeconds(20)));
    }

    public int generation() {
        return wrapping.generation();
    }

    public Made make() {
        UUID id = UUID.randomUUID();
        DataKey key = DataKey.fresh();
        return new Made(id, key, key.wrap(wrapping.aead(), id));
    }

    public record Made(UUID connectionId, DataKey key, byte[] wrapped) {}
}
