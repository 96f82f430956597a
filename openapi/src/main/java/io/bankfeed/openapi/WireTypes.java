package io.bankfeed.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.Iterator;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What types look like on the wire that swagger-core can't know: see {@code BankfeedJson}. It is told of the type that
 * is sent instead, and makes the schema itself: one of our own making loses its type on the way into a property.
 */
final class WireTypes implements ModelConverter {

    private static final Type ANYTHING =
            TypeFactory.defaultInstance().constructMapType(Map.class, String.class, Object.class);

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        if (!others.hasNext()) {
            return null;
        }
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw == BigDecimal.class) {
            Schema<?> text = others.next().resolve(type.type(String.class), context, others);
            return text == null ? null : text.pattern("^-?\\d+(\\.\\d+)?$").description("A decimal number, exact.");
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            Schema<?> object = others.next().resolve(type.type(ANYTHING), context, others);
            return object == null ? null : object.additionalProperties(true);
        }
        return others.next().resolve(type, context, others);
    }
}
