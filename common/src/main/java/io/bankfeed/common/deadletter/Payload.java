package io.bankfeed.common.deadletter;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a letter holds, as far as the caller may see it. Absent once the letter is settled.
 *
 * @param masked whether values were replaced by {@code ***}; the names of fields, ids and times stay
 * @param json the payload, where it is JSON
 * @param text the payload, where it is other text and not masked
 * @param base64 the payload, where it is neither and not masked
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Payload(
        boolean masked,
        @Nullable JsonNode json,
        @Nullable String text,
        @Nullable String base64) {

    static Payload inFull(byte[] value, JsonMapper mapper) {
        JsonNode tree = tree(value, mapper);
        if (tree != null) {
            return new Payload(false, tree, null, null);
        }
        String text = text(value);
        return text != null
                ? new Payload(false, null, text, null)
                : new Payload(false, null, null, Base64.getEncoder().encodeToString(value));
    }

    static Payload masked(byte[] value, JsonMapper mapper) {
        JsonNode tree = tree(value, mapper);
        return new Payload(true, tree == null ? null : Masking.of(tree), null, null);
    }

    private static @Nullable JsonNode tree(byte[] value, JsonMapper mapper) {
        try {
            JsonNode tree = mapper.readTree(value);
            return tree == null || tree.isMissingNode() ? null : tree;
        } catch (JacksonException notJson) {
            return null;
        }
    }

    private static @Nullable String text(byte[] value) {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(value))
                    .toString();
        } catch (CharacterCodingException notText) {
            return null;
        }
    }
}
