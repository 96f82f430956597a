package io.bankfeed.sync.truelayer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import tools.jackson.databind.JsonNode;

/** The rows of an answer, read one by one and as often as needed: an answer of any size is never held as a whole. */
public interface AnswerRows {

    int count();

    /** Reads each row, in the order of the answer, and lets it go again. */
    void forEach(Consumer<JsonNode> reader);

    /** The same as they are asked for. */
    Flux<JsonNode> flux();

    /** All at once, for what is known to be few: accounts, balances, orders. */
    default List<JsonNode> all() {
        List<JsonNode> rows = new ArrayList<>();
        forEach(rows::add);
        return List.copyOf(rows);
    }

    /** Whether as much may be held of each row as one likes. */
    default boolean isSmall() {
        return false;
    }

    default boolean isEmpty() {
        return count() == 0;
    }
}
