package io.bankfeed.sync.bank;

import io.bankfeed.sync.truelayer.AnswerRows;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** Rows as if an answer had brought them. */
public record GivenRows(List<JsonNode> rows) implements AnswerRows {

    @Override
    public int count() {
        return rows.size();
    }

    @Override
    public void forEach(Consumer<JsonNode> reader) {
        rows.forEach(reader);
    }

    @Override
    public Flux<JsonNode> flux() {
        return Flux.fromIterable(rows);
    }
}
