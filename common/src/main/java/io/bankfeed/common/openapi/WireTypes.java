package io.bankfeed.common.openapi;

import com.fasterxml.jackson.databind.type.TypeFactory;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.Schema;
import java.math.BigDecimal;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What types look like on the wire that swagger-core can't know: see {@code BankfeedJson}. */
final class WireTypes implements ModelConverter {

    @Override
    public @Nullable Schema<?> resolve(
            AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        Class<?> raw =
                TypeFactory.defaultInstance().constructType(type.getType()).getRawClass();
        if (raw == BigDecimal.class) {
            return ofType("string").pattern("^-?\\d+(\\.\\d+)?$").description("A decimal number, exact.");
        }
        if (JsonNode.class.isAssignableFrom(raw)) {
            return ofType("object").additionalProperties(true);
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }

    /** A schema of OpenAPI 3.1; one of 3.0 would lose its type on the way. */
    private static Schema<?> ofType(String name) {
        return new JsonSchema().typesItem(name);
    }
}
