package io.bankfeed.sync.truelayer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * What TrueLayer wraps around its rows: {@code {"results": […], "status": …}}. The rows of a large answer are counted,
 * not kept. Amounts stay exact decimals.
 *
 * @param small the rows of a small answer
 */
record Envelope(
        ObjectNode fields, Body body, int rows, @Nullable List<JsonNode> small) implements AnswerRows {
    private static final String RESULTS = "results";
    private static final int NO_ROWS = -1;
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            // one value is read out of many
            .disable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static final Envelope EMPTY = of(Body.of("{\"results\": []}".getBytes(StandardCharsets.UTF_8)));

    /** What is no JSON object has no fields. */
    static Envelope of(Body body) {
        try {
            return body.isEmpty() ? nothing(body) : parsed(body);
        } catch (JacksonException notJson) {
            return nothing(body);
        }
    }

    boolean hasResults() {
        return rows != NO_ROWS;
    }

    @Override
    public int count() {
        return rows;
    }

    @Override
    public boolean isSmall() {
        return small != null;
    }

    @Override
    public void forEach(Consumer<JsonNode> reader) {
        if (small != null) {
            small.forEach(reader);
            return;
        }
        try (Rows each = new Rows(body)) {
            each.forEachRemaining(reader);
        }
    }

    @Override
    public Flux<JsonNode> flux() {
        return small != null
                ? Flux.fromIterable(small)
                : Flux.using(() -> new Rows(body), each -> Flux.fromIterable(() -> each), Rows::close);
    }

    private static Envelope nothing(Body body) {
        return new Envelope(JSON.createObjectNode(), body, NO_ROWS, null);
    }

    private static Envelope parsed(Body body) {
        ObjectNode fields = JSON.createObjectNode();
        int rows = NO_ROWS;
        List<JsonNode> small = body.isSmall() ? new ArrayList<>() : null;
        try (JsonParser parser = JSON.createParser(body.read())) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return nothing(body);
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                if (parser.nextToken() == JsonToken.START_ARRAY && RESULTS.equals(name)) {
                    rows = countOfElements(parser, small);
                } else {
                    JsonNode value = JSON.readTree(parser);
                    fields.set(name, value);
                }
            }
        }
        return new Envelope(fields, body, rows, small);
    }

    private static int countOfElements(JsonParser parser, @Nullable List<JsonNode> elements) {
        int count = 0;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (elements == null) {
                parser.skipChildren();
            } else {
                JsonNode element = JSON.readTree(parser);
                elements.add(element);
            }
            count++;
        }
        return count;
    }

    /** Reads on from row to row. */
    private static final class Rows implements Iterator<JsonNode>, AutoCloseable {
        private final JsonParser parser;
        private boolean there;

        Rows(Body body) {
            parser = JSON.createParser(body.read());
            parser.nextToken();
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean results = RESULTS.equals(parser.currentName());
                if (parser.nextToken() == JsonToken.START_ARRAY && results) {
                    advance();
                    return;
                }
                parser.skipChildren();
            }
        }

        private void advance() {
            there = parser.nextToken() != JsonToken.END_ARRAY;
        }

        @Override
        public boolean hasNext() {
            return there;
        }

        @Override
        public JsonNode next() {
            if (!there) {
                throw new NoSuchElementException();
            }
            JsonNode row = JSON.readTree(parser);
            advance();
            return row;
        }

        @Override
        public void close() {
            parser.close();
        }
    }
}
